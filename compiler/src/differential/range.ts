import { compareBatch } from './batch.ts';
import { type GeneratedProgram, generateProgram } from './generate.ts';
import { addOutcomes, NO_OUTCOMES, type Outcomes } from './outcomes.ts';
import { seedOf } from './random.ts';
import type { Build } from './run-c.ts';

/** Programs that are compiled together: tsc and clang start once for all of them. */
const BATCH = 250;
/**
 * How the batches are compiled, in turns; the first of each round is type-checked by tsc, too. Only some get
 * an optimiser, gcc or sanitizers, which take three to five times as long.
 */
const BUILDS: readonly Build[] = [
  ...times(4, 'plain'),
  'foreign',
  ...times(4, 'plain'),
  'sanitized',
  ...times(4, 'plain'),
  'foreign',
  ...times(4, 'plain'),
  'optimised',
];

function times(count: number, build: Build): Build[] {
  return Array.from({ length: count }, () => build);
}

export interface ProgramDifference {
  /** Index in the run. */
  readonly program: number;
  readonly build: Build;
  readonly c: readonly string[];
  readonly javascript: readonly string[];
}

export interface RangeResult {
  /** Programs that ran both ways. */
  readonly programs: number;
  /** Programs that the compiler refused. */
  readonly refused: number;
  readonly differences: readonly ProgramDifference[];
  readonly outcomes: Outcomes;
}

export interface Range {
  readonly seed: number;
  readonly from: number;
  /** Behind the last. */
  readonly to: number;
  /** Stop with the first batch that differs. */
  readonly firstOnly?: boolean;
  /** What each batch found, as soon as it is known. */
  readonly onBatch?: (result: RangeResult) => void;
}

/** Compares the programs `from` to `to - 1` of a run. */
export function runRange({ seed, from, to, firstOnly = false, onBatch }: Range): RangeResult {
  let all: RangeResult = { programs: 0, refused: 0, differences: [], outcomes: NO_OUTCOMES };
  for (let start = from; start < to && !(firstOnly && all.differences.length > 0); start += BATCH) {
    const result = runBatch(seed, start, Math.min(BATCH, to - start));
    onBatch?.(result);
    all = addResults(all, result);
  }
  return all;
}

export function addResults(a: RangeResult, b: RangeResult): RangeResult {
  return {
    programs: a.programs + b.programs,
    refused: a.refused + b.refused,
    differences: [...a.differences, ...b.differences],
    outcomes: addOutcomes(a.outcomes, b.outcomes),
  };
}

function runBatch(seed: number, start: number, count: number): RangeResult {
  const programs = Array.from({ length: count }, (_, i) => programOf(seed, start + i));
  const turn = Math.floor(start / BATCH) % BUILDS.length;
  const build = BUILDS[turn]!;
  const types = turn === 0 ? 'checked' : 'trusted';
  const { differences, outcomes, refused } = compareBatch(programs, { build, types });
  return {
    programs: count - refused,
    refused,
    differences: differences.map(({ index, ...found }) => ({ program: start + index, build, ...found })),
    outcomes,
  };
}

/** Program `index` of the run with the seed. */
export function programOf(seed: number, index: number): GeneratedProgram {
  return generateProgram(seedOf(seed, index));
}
