import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatDiagnostic } from '../../src/diagnostics/diagnostic.ts';
import { SANITIZER_ENVIRONMENT, sanitizingCompiler } from '../../src/differential/sanitizers.ts';
import type { Translation } from '../../src/translate.ts';
import { temporaryDirectory } from './snippets.ts';

/** Calls of a translated program; each is a C expression that starts with an entry's TypeScript name, or its symbol. */
export interface HostProgram {
  readonly translation: Translation;
  readonly calls: readonly string[];
  /** An entry point and the operands of many calls of it; their results follow those of `calls`. */
  readonly tables?: readonly { readonly name: string; readonly rows: readonly bigint[][] }[];
}

const FLAGS = ['-std=c11', '-w', '-fno-strict-aliasing'];
const PLAIN = { command: 'clang', flags: ['-O1'] };

/**
 * Compiles the programs for this machine and makes every call. A result is the number that the
 * function returned, or `check <kind>` when a run-time check failed.
 */
export function runOnHost(
  programs: readonly HostProgram[],
  build: 'plain' | 'sanitized' = 'plain',
): string[][] {
  const { command, flags } = build === 'plain' ? PLAIN : sanitizingCompiler();
  const directory = temporaryDirectory();
  try {
    const sources = programs.map((program, i) => {
      const path = join(directory, `p${i}.c`);
      writeFileSync(path, textOf(program.translation) + driver(program, i));
      return path;
    });
    const main = join(directory, 'main.c');
    writeFileSync(main, mainText(programs.length));
    const binary = join(directory, 'run');
    check(spawnSync(command, [...FLAGS, ...flags, main, ...sources, '-o', binary], { encoding: 'utf8' }));
    const env = { ...process.env, ...SANITIZER_ENVIRONMENT };
    const run = spawnSync(binary, [], { encoding: 'utf8', maxBuffer: 1 << 26, env });
    check(run);
    return resultsOf(programs, run.stdout);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function textOf(translation: Translation): string {
  if (translation.diagnostics.length > 0)
    throw new Error(translation.diagnostics.map(formatDiagnostic).join('\n'));
  return translation.c;
}

/** C functions that make the calls; a function with many `setjmp`s would compile slowly. */
function driver(program: HostProgram, index: number): string {
  const singles = program.calls.map((call) => {
    const name = /^\w+/.exec(call)?.[0] ?? '';
    return {
      name,
      call: (symbol: string) => symbol + call.slice(name.length),
      rows: [] as readonly bigint[][],
    };
  });
  const tables = (program.tables ?? []).map(({ name, rows }) => {
    const operands = (rows[0] ?? []).map((_, i) => `row[${i}]`).join(', ');
    return { name, call: (symbol: string) => `${symbol}(${operands})`, rows };
  });
  const groups = [...singles, ...tables];
  const functions = groups.map(({ name, call, rows }, i) => {
    const { symbol, format } = entryPoint(program.translation, name);
    const print = `static void call_${i}(const unsigned long long *row) { printf("${format}\\n", (long long)(${call(symbol)})); }`;
    const values = rows.flat().map((value) => `${BigInt.asUintN(64, value)}ull`);
    return `${print}\nstatic const unsigned long long rows_${i}[] = { ${[...values, '0'].join(', ')} };`;
  });
  const entries = groups.map(
    ({ rows }, i) => `{ call_${i}, rows_${i}, ${Math.max(1, rows.length)}, ${rows[0]?.length ?? 0} }`,
  );
  return `
extern int printf(const char *, ...);
${functions.join('\n')}
struct group { void (*call)(const unsigned long long *); const unsigned long long *rows; unsigned count, width; };
const struct group groups_${index}[] = { ${entries.join(', ')} };
const unsigned count_${index} = ${groups.length};
`;
}

function entryPoint(translation: Translation, name: string): { symbol: string; format: string } {
  const prototype = translation.prototypes.find((p) => new RegExp(`\\b(\\w+_)?${name}\\(`).test(p));
  if (prototype === undefined) throw new Error(`no entry point '${name}'`);
  const symbol = /(\w+)\(/.exec(prototype)?.[1] ?? '';
  return { symbol, format: /^i\d/.test(prototype) ? '%lld' : '%llu' };
}

function mainText(count: number): string {
  const indices = Array.from({ length: count }, (_, i) => i);
  return `#include <setjmp.h>
#include <stdio.h>
static jmp_buf failure;
static volatile unsigned failed;
_Noreturn void bare_check_failed(unsigned check) { failed = check; longjmp(failure, 1); }
struct group { void (*call)(const unsigned long long *); const unsigned long long *rows; unsigned count, width; };
static void attempt(const struct group *group) {
  for (volatile unsigned i = 0; i < group->count; i++) {
    if (setjmp(failure) == 0) group->call(group->rows + i * group->width);
    else printf("check %u\\n", failed);
  }
}
${indices.map((i) => `extern const struct group groups_${i}[];\nextern const unsigned count_${i};`).join('\n')}
int main(void) {
${indices.map((i) => `  puts("program");\n  for (unsigned i = 0; i < count_${i}; i++) attempt(&groups_${i}[i]);`).join('\n')}
  return 0;
}
`;
}

function resultsOf(programs: readonly HostProgram[], output: string): string[][] {
  const parts = output.split('program\n').slice(1);
  return programs.map(({ translation }, i) =>
    (parts[i] ?? '')
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const id = /^check (\d+)$/.exec(line)?.[1];
        return id === undefined ? line : `check ${translation.checks[Number(id) - 1]?.kind ?? id}`;
      }),
  );
}

function check(result: { status: number | null; stderr: string }): void {
  if (result.status !== 0) throw new Error(`status ${result.status}\n${result.stderr.slice(0, 4000)}`);
}
