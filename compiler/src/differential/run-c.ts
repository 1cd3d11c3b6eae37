import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { INTEGERS } from '../types/integers.ts';
import type { GeneratedProgram } from './generate.ts';
import { SANITIZER_ENVIRONMENT, sanitizingCompiler } from './sanitizers.ts';

const FLAGS = ['-std=c11', '-w', '-fno-strict-aliasing'];
/** Generous: the machine may be busy with other things. */
const TIME_LIMIT_MS = 20 * 60_000;

/**
 * How the C is compiled. `foreign` is gcc where it is installed: it evaluates operands in another order
 * than clang wherever C leaves that open.
 */
export type Build = 'plain' | 'optimised' | 'foreign' | 'sanitized';

const PLAIN = { command: 'clang', flags: ['-O0'] };
const isGccInstalled = lazily(() => spawnSync('gcc', ['--version']).status === 0);

function compilerFor(build: Build): { command: string; flags: readonly string[] } {
  if (build === 'sanitized') return sanitizingCompiler();
  if (build === 'optimised') return { command: 'clang', flags: ['-O2'] };
  return build === 'foreign' && isGccInstalled() ? { command: 'gcc', flags: ['-O1'] } : PLAIN;
}

function lazily<T>(compute: () => T): () => T {
  let value: { readonly kept: T } | undefined;
  return () => {
    value ??= { kept: compute() };
    return value.kept;
  };
}

/**
 * Compiles the C of many programs at once for this machine and makes their calls; for each program its
 * results in order: a number in 64 bits, or `check 17`.
 */
export function runC(
  c: string,
  programs: readonly GeneratedProgram[],
  directory: string,
  build: Build,
): string[][] {
  const { command, flags } = compilerFor(build);
  const source = join(directory, 'batch.c');
  const binary = join(directory, 'batch');
  writeFileSync(source, c + driver(programs));
  expectSuccess(command, [...FLAGS, ...flags, source, '-o', binary]);
  const lines = expectSuccess(binary, []).split('\n');
  let next = 0;
  return programs.map(({ calls }) => {
    const results = lines.slice(next, next + 2 * calls.length);
    next += results.length;
    return results;
  });
}

function expectSuccess(command: string, parameters: string[]): string {
  const env = { ...process.env, ...SANITIZER_ENVIRONMENT };
  const options = { encoding: 'utf8', maxBuffer: 1 << 28, timeout: TIME_LIMIT_MS, env } as const;
  const { status, stdout, stderr, error } = spawnSync(command, parameters, options);
  if (status === 0) return stdout;
  throw new Error(`${command}: ${error?.message ?? `status ${status}`}\n${stderr?.slice(0, 2000)}`);
}

function driver(programs: readonly GeneratedProgram[]): string {
  const functions = programs.flatMap(({ parameters, calls }, p) =>
    calls.map(({ entry, values }, i) => {
      const list = values.map((value, k) => {
        const type = INTEGERS[parameters[k]!];
        return `(${type.name})${BigInt.asUintN(64, value)}ull`;
      });
      return `static unsigned long long call_${p}_${i}(void) { return p${p}_${entry}(${list.join(', ')}); }`;
    }),
  );
  const entries = programs.flatMap(({ calls }, p) => calls.map((_, i) => `call_${p}_${i}, p${p}_digest`));
  return `
typedef struct { unsigned long long words[64]; } jump_buffer;
extern int _setjmp(void *) __attribute__((returns_twice));
extern _Noreturn void longjmp(void *, int);
extern int printf(const char *, ...);
static jump_buffer failure;
static volatile unsigned failed;
_Noreturn void bare_check_failed(unsigned check) { failed = check; longjmp(&failure, 1); }
${functions.join('\n')}
static u64 (*const calls[])(void) = { ${entries.join(', ')} };
int main(void) {
  for (volatile unsigned i = 0; i < sizeof calls / sizeof *calls; i++) {
    if (_setjmp(&failure) == 0) printf("%llu\\n", (unsigned long long)calls[i]());
    else printf("check %u\\n", failed);
  }
  return 0;
}
`;
}
