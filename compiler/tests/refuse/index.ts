import type { Refusal } from '../support/refusal.ts';
import { BIT_FIELDS_REFUSALS } from './bit-fields.ts';
import { CLASSES_REFUSALS } from './classes.ts';
import { CONTEXTS_REFUSALS } from './contexts.ts';
import { EXPRESSIONS_REFUSALS } from './expressions.ts';
import { FENCE_REFUSALS } from './fence.ts';
import { FRAMES_REFUSALS } from './frames.ts';
import { FUNCTIONS_REFUSALS } from './functions.ts';
import { GENERICS_REFUSALS } from './generics.ts';
import { MODULES_REFUSALS } from './modules.ts';
import { OPERATIONS_REFUSALS } from './operations.ts';
import { PROGRAM_REFUSALS } from './program.ts';
import { SHARING_REFUSALS } from './sharing.ts';
import { SLICES_REFUSALS } from './slices.ts';
import { STATEMENTS_REFUSALS } from './statements.ts';
import { TAGS_REFUSALS } from './tags.ts';
import { TUPLES_REFUSALS } from './tuples.ts';
import { TYPES_REFUSALS } from './types.ts';
import { UNIONS_REFUSALS } from './unions.ts';

/** Every program that must be refused, with everything that is reported about it. */
export const REFUSALS: readonly Refusal[] = [
  ...MODULES_REFUSALS,
  ...TYPES_REFUSALS,
  ...EXPRESSIONS_REFUSALS,
  ...SHARING_REFUSALS,
  ...STATEMENTS_REFUSALS,
  ...FENCE_REFUSALS,
  ...PROGRAM_REFUSALS,
  ...OPERATIONS_REFUSALS,
  ...CLASSES_REFUSALS,
  ...FRAMES_REFUSALS,
  ...TUPLES_REFUSALS,
  ...TAGS_REFUSALS,
  ...GENERICS_REFUSALS,
  ...FUNCTIONS_REFUSALS,
  ...UNIONS_REFUSALS,
  ...BIT_FIELDS_REFUSALS,
  ...SLICES_REFUSALS,
  ...CONTEXTS_REFUSALS,
];
