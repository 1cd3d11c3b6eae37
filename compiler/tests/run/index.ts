import type { RunCase } from '../support/run-case.ts';
import { BIT_FIELD_CASES } from './bit-fields.ts';
import { CLASS_CASES } from './classes.ts';
import { CONTROL_CASES } from './control.ts';
import { FRAME_CASES } from './frames.ts';
import { FUNCTION_CASES } from './functions.ts';
import { GENERIC_CASES } from './generics.ts';
import { INTEGER_CASES } from './integers.ts';
import { LAYOUT_CASES } from './layout.ts';
import { MODULE_CASES } from './modules.ts';
import { OBJECT_CASES } from './objects.ts';
import { OPERATION_CASES } from './operations.ts';
import { ORDER_CASES } from './order.ts';
import { PROGRAM_CASES } from './programs.ts';
import { SHARING_CASES } from './sharing.ts';
import { SLICE_CASES } from './slices.ts';
import { STATEMENT_CASES } from './statements.ts';
import { TAG_CASES } from './tags.ts';
import { TEXT_CASES } from './text.ts';
import { TUPLE_CASES } from './tuples.ts';
import { UNION_CASES } from './unions.ts';
import { VALUE_CASES } from './values.ts';
import { WIDTH_CASES } from './widths/index.ts';

/** Every program that must be accepted, with what its calls return. */
export const RUN_CASES: readonly RunCase[] = [
  ...INTEGER_CASES,
  ...OBJECT_CASES,
  ...CONTROL_CASES,
  ...MODULE_CASES,
  ...OPERATION_CASES,
  ...ORDER_CASES,
  ...CLASS_CASES,
  ...FRAME_CASES,
  ...UNION_CASES,
  ...TEXT_CASES,
  ...TUPLE_CASES,
  ...BIT_FIELD_CASES,
  ...SHARING_CASES,
  ...GENERIC_CASES,
  ...FUNCTION_CASES,
  ...SLICE_CASES,
  ...STATEMENT_CASES,
  ...LAYOUT_CASES,
  ...VALUE_CASES,
  ...TAG_CASES,
  ...PROGRAM_CASES,
  ...WIDTH_CASES,
];
