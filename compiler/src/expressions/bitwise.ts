import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { ERROR_EXPRESSION, type Expression, operand, Precedence } from '../context/expression.ts';
import { integerConstant, literalConstant } from './constant.ts';
import { afterTemporaries, effectsOf, sequence } from './sequence.ts';
import { maximumOf, unifyIntegers } from './unify.ts';

interface Operator {
  readonly c: string;
  readonly fold: (a: bigint, b: bigint) => bigint;
}

export const BITWISE = new Map<ts.SyntaxKind, Operator>([
  [ts.SyntaxKind.AmpersandToken, { c: '&', fold: (a, b) => a & b }],
  [ts.SyntaxKind.BarToken, { c: '|', fold: (a, b) => a | b }],
  [ts.SyntaxKind.CaretToken, { c: '^', fold: (a, b) => a ^ b }],
]);

/** `a & b`, `a | b`, `a ^ b`: the result is of the operands' type. */
export function bitwise(
  context: Context,
  node: ts.Node,
  kind: ts.SyntaxKind,
  left: Expression,
  right: Expression,
): Expression {
  const operator = BITWISE.get(kind)!;
  const both = unifyIntegers(context, node, left, right);
  if (both === undefined) return ERROR_EXPRESSION;
  if (typeof both.left.constant === 'bigint' && typeof both.right.constant === 'bigint') {
    const value = operator.fold(both.left.constant, both.right.constant);
    return both.type.kind === 'literal'
      ? literalConstant(value, both.type.flavour)
      : integerConstant(value, both.type);
  }
  const { operands, before } = sequence(context, [both.left, both.right]);
  const [a, b] = operands as [Expression, Expression];
  const maximum = resultMaximum(operator.c, both.left, both.right);
  return afterTemporaries(before, {
    text: `${operand(a, Precedence.Unary)} ${operator.c} ${operand(b, Precedence.Unary)}`,
    type: both.type,
    precedence: Precedence.Binary,
    effects: effectsOf([both.left, both.right]),
    ...(maximum === undefined ? {} : { maximum }),
  });
}

function resultMaximum(c: string, left: Expression, right: Expression): bigint | undefined {
  const a = maximumOf(left);
  const b = maximumOf(right);
  if (a === undefined || b === undefined) return undefined;
  const [small, large] = a < b ? [a, b] : [b, a];
  return c === '&' ? small : (1n << BigInt(large.toString(2).length)) - 1n;
}
