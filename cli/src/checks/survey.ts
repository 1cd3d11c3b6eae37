import { readFileSync } from 'node:fs';
import { breakNumbers, type Check, type ProvedCheck } from '@bulkhead/compiler';
import type { CompiledProgram } from '../build/compile.ts';
import { readablePath } from '../debug/checks.ts';
import { findSource } from '../debug/symbolize.ts';

/** What became of the checks of a program, or of one kind or file of them. */
export interface CheckCounts {
  /** Left out by the compiler, which knows that they cannot fail. */
  readonly proved: number;
  /** Found unnecessary or unreachable by clang and the linker. */
  readonly removed: number;
  /** In the program. */
  readonly remaining: number;
}

export interface CheckSurvey {
  readonly program: string;
  readonly total: CheckCounts;
  readonly byKind: Readonly<Record<string, CheckCounts>>;
  readonly byFile: Readonly<Record<string, CheckCounts>>;
  /** The checks that the program executes. */
  readonly remaining: readonly Check[];
}

type Outcome = keyof CheckCounts;

/** Counts the run-time checks of a compiled program by what became of them. */
export function surveyChecks(program: string, files: CompiledProgram): CheckSurvey {
  const inProgram = breakNumbers(files.elf);
  const readable = <C extends ProvedCheck>(check: C): C => ({
    ...check,
    file: readablePath(findSource(check.file, files.sourceFolder)),
  });
  const emitted = (JSON.parse(readFileSync(files.checks, 'utf8')) as Check[]).map(readable);
  const proved = (JSON.parse(readFileSync(files.proved, 'utf8')) as ProvedCheck[]).map(readable);
  const outcomes: [Outcome, ProvedCheck][] = [
    ...proved.map((check): [Outcome, ProvedCheck] => ['proved', check]),
    ...emitted.map((check): [Outcome, ProvedCheck] => [
      inProgram.has(check.id) ? 'remaining' : 'removed',
      check,
    ]),
  ];
  return {
    program,
    total: count(outcomes),
    byKind: group(outcomes, (check) => check.kind),
    byFile: group(outcomes, (check) => check.file),
    remaining: emitted.filter(({ id }) => inProgram.has(id)),
  };
}

function count(outcomes: readonly [Outcome, ProvedCheck][]): CheckCounts {
  const counts = { proved: 0, removed: 0, remaining: 0 };
  for (const [outcome] of outcomes) counts[outcome]++;
  return counts;
}

/** Those with the most remaining checks first. */
function group(
  outcomes: readonly [Outcome, ProvedCheck][],
  keyOf: (check: ProvedCheck) => string,
): Record<string, CheckCounts> {
  const groups = new Map<string, [Outcome, ProvedCheck][]>();
  for (const outcome of outcomes) {
    const key = keyOf(outcome[1]);
    groups.set(key, [...(groups.get(key) ?? []), outcome]);
  }
  const entries = [...groups].map(([key, members]) => [key, count(members)] as const);
  entries.sort(([a, x], [b, y]) => y.remaining - x.remaining || (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}
