import { compareBatch } from './batch.ts';
import { generateProgram } from './generate.ts';
import { seedOf } from './random.ts';

/** Programs that are compiled together: tsc and clang start once for all of them. */
const BATCH = 150;

export interface ProgramDifference {
  /** Index in the run. */
  readonly program: number;
  readonly c: readonly string[];
  readonly javascript: readonly string[];
}

/** Compares the programs `from` to `to - 1` of a run; with `firstOnly`, up to the first batch that differs. */
export function runRange(seed: number, from: number, to: number, firstOnly = false): ProgramDifference[] {
  const found: ProgramDifference[] = [];
  for (let start = from; start < to && !(firstOnly && found.length > 0); start += BATCH) {
    const count = Math.min(BATCH, to - start);
    const programs = Array.from({ length: count }, (_, i) => generateProgram(seedOf(seed, start + i)));
    for (const { index, c, javascript } of compareBatch(programs))
      found.push({ program: start + index, c, javascript });
  }
  return found;
}
