import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import { ERROR_EXPRESSION, type Expression, operand, Precedence } from '../context/expression.ts';
import { settleAs } from '../expressions/coerce.ts';
import { integerConstant } from '../expressions/constant.ts';
import { translateExpression } from '../expressions/expression.ts';
import { afterTemporaries, effectsOf, sequence } from '../expressions/sequence.ts';
import { type Unified, unifyIntegers } from '../expressions/unify.ts';
import type { BareType, IntegerType } from '../types/bare-type.ts';
import { fits, wrapTo } from '../types/integers.ts';
import type { Intrinsic } from './safe.ts';

type Exact = (a: bigint, b: bigint) => bigint;

/** `wrappingAdd(a, b)` and the like: modulo 2^width. */
export function wrappingIntrinsic(c: string, exact: Exact): Intrinsic {
  return operation(exact, wrapTo, (a, b, type) => wrappingText(c, a, b, type));
}

/** `saturatingAdd(a, b)` and the like: the end of the type that the exact result lies beyond. */
export function saturatingIntrinsic(helper: string, exact: Exact): Intrinsic {
  return operation(exact, saturate, (a, b, type, context) => ({
    text: `${context.helper(`saturating_${helper}_${type.name}`)}(${a.text}, ${b.text})`,
    precedence: Precedence.Postfix,
  }));
}

type Text = (
  a: Expression,
  b: Expression,
  type: IntegerType,
  context: Context,
) => { text: string; precedence: number };

/** An operation on two integers of one type that never fails. */
function operation(
  exact: Exact,
  adapt: (value: bigint, type: IntegerType) => bigint,
  textOf: Text,
): Intrinsic {
  return (node, context, expected) => {
    const both = operandsOf(node, context, expected);
    if (both === undefined || both.type.kind !== 'integer') return ERROR_EXPRESSION;
    const { type, left, right } = both;
    if (typeof left.constant === 'bigint' && typeof right.constant === 'bigint')
      return integerConstant(adapt(exact(left.constant, right.constant), type), type);
    const { operands: values, before } = sequence(context, [left, right]);
    const [a, b] = values as [Expression, Expression];
    const effects = effectsOf([left, right]);
    return afterTemporaries(before, { ...textOf(a, b, type, context), type, effects });
  };
}

/** Both arguments, of one type: literals take the other's, or the one that is wanted. */
export function operandsOf(
  node: ts.CallExpression,
  context: Context,
  expected: BareType | undefined,
): Unified | undefined {
  const [first, second] = node.arguments;
  if (first === undefined || second === undefined) return undefined;
  const left = translateExpression(first, context, expected);
  const right = translateExpression(second, context, left.type.kind === 'literal' ? expected : left.type);
  const areLiterals = left.type.kind === 'literal' && right.type.kind === 'literal';
  return unifyIntegers(context, node, areLiterals ? settleAs(context, first, left, expected) : left, right);
}

/** Computed without sign and in at least 32 bits, where C wraps. */
function wrappingText(c: string, a: Expression, b: Expression, type: IntegerType) {
  const isPlain = !type.signed && type.bits >= 32;
  const wide = isPlain ? '' : type.bits === 64 ? '(u64)' : '(u32)';
  const [left, right] = [a, b].map((value) => `${wide}${operand(value, Precedence.Unary)}`);
  const text = `${left} ${c} ${right}`;
  return isPlain
    ? { text, precedence: Precedence.Binary }
    : { text: `(${type.name})(${text})`, precedence: Precedence.Unary };
}

function saturate(value: bigint, type: IntegerType): bigint {
  if (fits(value, type)) return value;
  return value < type.minimum ? type.minimum : type.maximum;
}
