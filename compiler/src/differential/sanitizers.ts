/**
 * The compiler that watches the emitted C for undefined behaviour and wrong addresses while it runs on this
 * machine (UndefinedBehaviorSanitizer and AddressSanitizer; the first finding ends the program).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SanitizingCompiler {
  readonly command: string;
  readonly flags: readonly string[];
  /** What it watches for, for the name of a test. */
  readonly watches: string;
}

const STOP = '-fno-sanitize-recover=all';
const BOTH = ['-fsanitize=undefined,address', STOP, '-fno-omit-frame-pointer'];
/** In order of preference. clang's run-time libraries are a package of their own, trapping needs none. */
const CANDIDATES: readonly SanitizingCompiler[] = [
  { command: 'clang', flags: BOTH, watches: 'UBSan and ASan' },
  { command: 'gcc', flags: BOTH, watches: 'UBSan and ASan' },
  { command: 'clang', flags: ['-fsanitize=undefined', '-fsanitize-trap=all'], watches: 'UBSan' },
];

/** The environment of a sanitized program: nothing is allocated, so nothing can leak. */
export const SANITIZER_ENVIRONMENT = {
  ASAN_OPTIONS: 'detect_leaks=0',
  UBSAN_OPTIONS: 'print_stacktrace=1',
} as const;

let found: SanitizingCompiler | undefined;

/** The first that can link and run a program here. */
export function sanitizingCompiler(): SanitizingCompiler {
  found ??= CANDIDATES.find(worksHere);
  if (found === undefined) throw new Error('no compiler here can check for undefined behaviour');
  return found;
}

function worksHere({ command, flags }: SanitizingCompiler): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'bare-sanitize-'));
  try {
    const source = join(folder, 'probe.c');
    const binary = join(folder, 'probe');
    writeFileSync(source, 'int main(void) { return 0; }\n');
    if (spawnSync(command, [...flags, source, '-o', binary]).status !== 0) return false;
    return spawnSync(binary, [], { env: { ...process.env, ...SANITIZER_ENVIRONMENT } }).status === 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
