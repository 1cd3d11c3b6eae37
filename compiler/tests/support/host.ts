import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatDiagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { Translation } from '../../src/translate.ts';
import { temporaryDirectory } from './snippets.ts';

/** Calls of a translated program; each is a C expression that starts with an entry's TypeScript name. */
export interface HostProgram {
  readonly translation: Translation;
  readonly calls: readonly string[];
}

const FLAGS = ['-std=c11', '-O1', '-w', '-fno-strict-aliasing'];

/**
 * Compiles the programs for this machine and makes every call. A result is the number that the
 * function returned, or `check <kind>` when a run-time check failed.
 */
export function runOnHost(programs: readonly HostProgram[]): string[][] {
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
    check(spawnSync('clang', [...FLAGS, main, ...sources, '-o', binary], { encoding: 'utf8' }));
    const run = spawnSync(binary, [], { encoding: 'utf8', maxBuffer: 1 << 26 });
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

function symbolOf(prototype: string): string {
  return /(\w+)\(/.exec(prototype)?.[1] ?? '';
}

/** One function for each call of a program, in a table: a function with many `setjmp`s compiles slowly. */
function driver({ translation, calls }: HostProgram, index: number): string {
  const functions = calls.map((call, i) => {
    const name = /^\w+/.exec(call)?.[0] ?? '';
    const prototype = translation.prototypes.find((p) => new RegExp(`_${name}\\(`).test(p));
    if (prototype === undefined) throw new Error(`no entry point for ${call}`);
    const format = /^i\d/.test(prototype) ? '%lld' : '%llu';
    const value = `${symbolOf(prototype)}${call.slice(name.length)}`;
    return `static void call_${i}(void) { printf("${format}\\n", (long long)(${value})); }`;
  });
  return `
extern int printf(const char *, ...);
${functions.join('\n')}
void (*const calls_${index}[])(void) = { ${calls.map((_, i) => `call_${i}`).join(', ')} };
const unsigned count_${index} = ${calls.length};
`;
}

function mainText(count: number): string {
  const indices = Array.from({ length: count }, (_, i) => i);
  return `#include <setjmp.h>
#include <stdio.h>
static jmp_buf failure;
static volatile unsigned failed;
_Noreturn void bare_check_failed(unsigned check) { failed = check; longjmp(failure, 1); }
static void attempt(void (*call)(void)) {
  if (setjmp(failure) == 0) call();
  else printf("check %u\\n", failed);
}
${indices.map((i) => `extern void (*const calls_${i}[])(void);\nextern const unsigned count_${i};`).join('\n')}
int main(void) {
${indices.map((i) => `  puts("program");\n  for (unsigned i = 0; i < count_${i}; i++) attempt(calls_${i}[i]);`).join('\n')}
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
