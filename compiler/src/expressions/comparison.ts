import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { ERROR_EXPRESSION, type Expression, operand, Precedence, pointerTo } from '../context/expression.ts';
import { type BareType, BOOL } from '../types/bare-type.ts';
import { isInteger } from '../types/integers.ts';
import { displayType, sameType } from '../types/names.ts';
import { booleanConstant } from './constant.ts';
import { afterTemporaries, effectsOf, sequence } from './sequence.ts';
import { tagConstant } from './tag.ts';
import { unifyIntegers } from './unify.ts';

interface Operator {
  readonly c: string;
  readonly fold: (a: bigint, b: bigint) => boolean;
}

export const COMPARISONS = new Map<ts.SyntaxKind, Operator>([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, { c: '==', fold: (a, b) => a === b }],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, { c: '!=', fold: (a, b) => a !== b }],
  [ts.SyntaxKind.LessThanToken, { c: '<', fold: (a, b) => a < b }],
  [ts.SyntaxKind.LessThanEqualsToken, { c: '<=', fold: (a, b) => a <= b }],
  [ts.SyntaxKind.GreaterThanToken, { c: '>', fold: (a, b) => a > b }],
  [ts.SyntaxKind.GreaterThanEqualsToken, { c: '>=', fold: (a, b) => a >= b }],
]);

/** Comparison of integers of one type, or (for `===` and `!==`) of booleans, references and null. */
export function comparison(
  context: Context,
  node: ts.Node,
  kind: ts.SyntaxKind,
  left: Expression,
  right: Expression,
): Expression {
  const operator = COMPARISONS.get(kind)!;
  const isEquality = operator.c === '==' || operator.c === '!=';
  if (isEquality && (left.type.kind === 'tag' || right.type.kind === 'tag')) {
    const both = asTags(context, left, right);
    if (both !== undefined) return compare(context, operator.c, ...both);
  }
  if (isEquality && comparesByIdentity(left.type, right.type))
    return compare(context, operator.c, asScalar(left), asScalar(right));
  if (isEquality && !isInteger(left.type) && !isInteger(right.type)) {
    if (left.type.kind !== 'error' && right.type.kind !== 'error')
      context.report(node, 'BT3017', displayType(left.type), displayType(right.type));
    return ERROR_EXPRESSION;
  }
  const both = unifyIntegers(context, node, left, right);
  if (both === undefined) return ERROR_EXPRESSION;
  if (typeof both.left.constant === 'bigint' && typeof both.right.constant === 'bigint')
    return booleanConstant(operator.fold(both.left.constant, both.right.constant));
  return compare(context, operator.c, both.left, both.right);
}

/** Two tags, or one and a literal text. */
function asTags(context: Context, left: Expression, right: Expression): [Expression, Expression] | undefined {
  const [a, b] = [left, right].map((value) =>
    value.type.kind === 'string' && typeof value.constant === 'string'
      ? tagConstant(context.program, value.constant)
      : value,
  ) as [Expression, Expression];
  return a.type.kind === 'tag' && b.type.kind === 'tag' ? [a, b] : undefined;
}

function comparesByIdentity(a: BareType, b: BareType): boolean {
  if (a.kind === 'bool') return b.kind === 'bool';
  const targets = [a, b].map((type) => (type.kind === 'nullable' ? type.target : type));
  const [left, right] = targets as [BareType, BareType];
  if (left.kind === 'null' || right.kind === 'null')
    return [left, right].every((type) => ['null', 'class', 'guard'].includes(type.kind));
  return left.kind === 'class' && sameType(left, right);
}

function asScalar(value: Expression): Expression {
  if (value.isPlace !== true) return value;
  const { isPlace: _, ...rest } = value;
  return { ...rest, text: pointerTo(value), precedence: Precedence.Unary };
}

function compare(context: Context, c: string, left: Expression, right: Expression): Expression {
  const { operands, before } = sequence(context, [left, right]);
  const [a, b] = operands as [Expression, Expression];
  return afterTemporaries(before, {
    text: `${operand(a, Precedence.Unary)} ${c} ${operand(b, Precedence.Unary)}`,
    type: BOOL,
    precedence: Precedence.Binary,
    effects: effectsOf([left, right]),
  });
}
