import type { RunCase } from '../../support/run-case.ts';
import { quotients, steps, sums, total } from './arithmetic.ts';
import { bitOperations, comparisons, conversions, shifts } from './bits.ts';
import { WIDTHS, type Width } from './spelling.ts';
import { atomics, constants, controlled, stored } from './storage.ts';

/** What is said of every integer type, at its boundaries. */
const SUBJECTS: readonly ((width: Width) => RunCase)[] = [
  sums,
  quotients,
  steps,
  total,
  bitOperations,
  shifts,
  comparisons,
  conversions,
  stored,
  controlled,
  constants,
  atomics,
];

export const WIDTH_CASES: readonly RunCase[] = SUBJECTS.flatMap((subject) => WIDTHS.map(subject));
