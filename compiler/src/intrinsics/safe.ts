import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { ERROR_EXPRESSION, type Expression } from '../context/expression.ts';
import { bytesOfIntrinsic, sliceIntrinsic } from '../slices/make.ts';
import type { BareType } from '../types/bare-type.ts';
import { INTEGERS } from '../types/integers.ts';
import { assertIntrinsic, panicIntrinsic } from './assert.ts';
import { countIntrinsic } from './bits.ts';
import { checkedIntrinsic } from './checked.ts';
import { convertIntrinsic, truncateIntrinsic } from './convert.ts';
import { isBuiltIntrinsic } from './is-built.ts';
import { numberOfIntrinsic } from './number-of.ts';
import { rotateIntrinsic } from './rotate.ts';
import { saturatingIntrinsic, wrappingIntrinsic } from './wrapping.ts';
import { zeroIntrinsic } from './zero.ts';

/** Translates a call of one name of `@bulkhead/bare`. */
export type Intrinsic = (
  node: ts.CallExpression,
  context: Context,
  expected: BareType | undefined,
) => Expression;

function storageIntrinsic(node: ts.CallExpression, context: Context): Expression {
  context.report(node, 'BT3027', node.expression.getText());
  return ERROR_EXPRESSION;
}

function bitFieldIntrinsic(node: ts.CallExpression, context: Context): Expression {
  context.report(node, 'BT3106');
  return ERROR_EXPRESSION;
}

/** `using` alone takes a lock. */
function guardIntrinsic(node: ts.CallExpression, context: Context): Expression {
  context.report(node, 'BT4011', node.expression.getText());
  return ERROR_EXPRESSION;
}

/** Every function of `@bulkhead/bare`. */
export const SAFE_INTRINSICS: ReadonlyMap<string, Intrinsic> = new Map<string, Intrinsic>([
  ...Object.values(INTEGERS).map((type): [string, Intrinsic] => [type.name, convertIntrinsic(type)]),
  ['truncateU8', truncateIntrinsic(INTEGERS.u8)],
  ['truncateU16', truncateIntrinsic(INTEGERS.u16)],
  ['truncateU32', truncateIntrinsic(INTEGERS.u32)],
  ['truncateU64', truncateIntrinsic(INTEGERS.u64)],
  ['truncateI8', truncateIntrinsic(INTEGERS.i8)],
  ['truncateI16', truncateIntrinsic(INTEGERS.i16)],
  ['truncateI32', truncateIntrinsic(INTEGERS.i32)],
  ['truncateI64', truncateIntrinsic(INTEGERS.i64)],
  ['checkedAdd', checkedIntrinsic(ts.SyntaxKind.PlusToken)],
  ['checkedSub', checkedIntrinsic(ts.SyntaxKind.MinusToken)],
  ['checkedMul', checkedIntrinsic(ts.SyntaxKind.AsteriskToken)],
  ['wrappingAdd', wrappingIntrinsic('+', (a, b) => a + b)],
  ['wrappingSub', wrappingIntrinsic('-', (a, b) => a - b)],
  ['wrappingMul', wrappingIntrinsic('*', (a, b) => a * b)],
  ['saturatingAdd', saturatingIntrinsic('add', (a, b) => a + b)],
  ['saturatingSub', saturatingIntrinsic('subtract', (a, b) => a - b)],
  ['saturatingMul', saturatingIntrinsic('multiply', (a, b) => a * b)],
  ['rotateLeft', rotateIntrinsic('<<', '>>')],
  ['rotateRight', rotateIntrinsic('>>', '<<')],
  ['countOnes', countIntrinsic('count_ones', (digits) => digits.replaceAll('0', '').length)],
  ['countLeadingZeros', countIntrinsic('count_leading_zeros', (digits) => `${digits}1`.indexOf('1'))],
  [
    'countTrailingZeros',
    countIntrinsic('count_trailing_zeros', (digits) => digits.length - 1 - digits.lastIndexOf('1')),
  ],
  ['slice', sliceIntrinsic],
  ['bytesOf', bytesOfIntrinsic],
  ['assert', assertIntrinsic],
  ['panic', panicIntrinsic],
  ['zeroOf', zeroIntrinsic],
  ['numberOf', numberOfIntrinsic],
  ['isBuilt', isBuiltIntrinsic],
  ['fixed', storageIntrinsic],
  ['fixedOf', storageIntrinsic],
  ...['bitFields', 'bit', 'bits', 'enumBits', 'inPlace'].map((name): [string, Intrinsic] => [
    name,
    bitFieldIntrinsic,
  ]),
  ['atomic', storageIntrinsic],
  ['locked', storageIntrinsic],
  ['perCpu', storageIntrinsic],
  ['pool', storageIntrinsic],
  ['acquire', guardIntrinsic],
  ['tryAcquire', guardIntrinsic],
]);
