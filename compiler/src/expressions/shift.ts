import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { Effect, ERROR_EXPRESSION, type Expression, operand, Precedence } from '../context/expression.ts';
import type { BareType, IntegerType, LiteralType } from '../types/bare-type.ts';
import { defaultInteger, flavourOf, INTEGERS, isInteger, wrapTo } from '../types/integers.ts';
import { displayType } from '../types/names.ts';
import { adaptLiteral, integerConstant, literalConstant } from './constant.ts';
import { afterTemporaries, effectsOf, sequence } from './sequence.ts';
import { maximumOf } from './unify.ts';

export const SHIFTS = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.LessThanLessThanToken,
  ts.SyntaxKind.GreaterThanGreaterThanToken,
  ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken,
]);

/** `<<` drops bits above the width; a right shift is `>>>` for u8 to u32, `>>` for u64 and signed types. */
export function shift(
  context: Context,
  node: ts.Node,
  kind: ts.SyntaxKind,
  left: Expression,
  right: Expression,
  expected: BareType | undefined,
): Expression {
  if (left.type.kind === 'error' || right.type.kind === 'error') return ERROR_EXPRESSION;
  if (!isInteger(left.type) || !isInteger(right.type)) {
    context.report(node, 'BT3014', displayType(isInteger(left.type) ? right.type : left.type));
    return ERROR_EXPRESSION;
  }
  const isLeft = kind === ts.SyntaxKind.LessThanLessThanToken;
  if (left.type.kind === 'literal' && typeof right.constant === 'bigint')
    return foldLiteral(context, node, isLeft, left.constant as bigint, right.constant, left.type);
  const type = left.type.kind === 'literal' ? literalTarget(left.type, expected) : left.type;
  if (!isRightKind(context, node, kind, type) || !isCountType(context, node, type, right))
    return ERROR_EXPRESSION;
  const value = left.type.kind === 'literal' ? adaptLiteral(context, node, left, type) : left;
  if (typeof right.constant === 'bigint' && (right.constant < 0n || right.constant >= BigInt(type.bits))) {
    context.report(node, 'BT3009', right.constant, type.name);
    return ERROR_EXPRESSION;
  }
  if (typeof value.constant === 'bigint' && typeof right.constant === 'bigint') {
    const exact = isLeft ? value.constant << right.constant : value.constant >> right.constant;
    return integerConstant(wrapTo(exact, type), type);
  }
  return variableShift(context, node, isLeft, value, right, type);
}

function foldLiteral(
  context: Context,
  node: ts.Node,
  isLeft: boolean,
  value: bigint,
  count: bigint,
  type: LiteralType,
): Expression {
  if (count < 0n || count > 63n) {
    context.report(node, 'BT3009', count, displayType(type));
    return ERROR_EXPRESSION;
  }
  return literalConstant(isLeft ? value << count : value >> count, type.flavour);
}

function literalTarget(literal: LiteralType, expected: BareType | undefined): IntegerType {
  const suits = expected?.kind === 'integer' && flavourOf(expected) === literal.flavour;
  return suits ? expected : defaultInteger(literal);
}

function isRightKind(context: Context, node: ts.Node, kind: ts.SyntaxKind, type: IntegerType): boolean {
  if (kind === ts.SyntaxKind.LessThanLessThanToken) return true;
  const isLogical = kind === ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken;
  const wantsLogical = !type.signed && type.bits < 64;
  if (isLogical === wantsLogical) return true;
  context.report(node, 'BT3015', wantsLogical ? '>>>' : '>>', type.name);
  return false;
}

function isCountType(context: Context, node: ts.Node, type: IntegerType, count: Expression): boolean {
  const wanted = flavourOf(type);
  if (count.type.kind === 'literal' && count.type.flavour === wanted) return true;
  if (count.type.kind === 'integer' && !count.type.signed && flavourOf(count.type) === wanted) return true;
  context.report(node, 'BT3016', displayType(count.type));
  return false;
}

function variableShift(
  context: Context,
  node: ts.Node,
  isLeft: boolean,
  value: Expression,
  count: Expression,
  type: IntegerType,
): Expression {
  const bound = maximumOf(count);
  const proved = bound !== undefined && bound < BigInt(type.bits);
  // The check of the count comes after those of the value.
  const checked = proved ? count : { ...count, effects: count.effects | Effect.Traps };
  const { operands, before } = sequence(context, [value, checked]);
  const [a, n] = operands as [Expression, Expression];
  if (proved) context.proved('shift', node);
  const amount = proved
    ? operand(n.type.kind === 'literal' ? adaptLiteral(context, node, n, INTEGERS.u32) : n, Precedence.Unary)
    : `${context.helper('shift_count')}(${n.text}, ${type.bits}, ${context.check('shift', node)})`;
  const maximum = isLeft ? undefined : shiftedMaximum(value, count);
  return afterTemporaries(before, {
    ...shiftText(isLeft, operand(a, Precedence.Unary), amount, type),
    type,
    effects: effectsOf([value, count]) | (proved ? 0 : Effect.Traps),
    ...(maximum === undefined ? {} : { maximum }),
  });
}

/** C shifts at least an `int`, and leaves a left shift of negative values undefined. */
function shiftText(isLeft: boolean, value: string, amount: string, type: IntegerType) {
  const c = isLeft ? '<<' : '>>';
  if (!isLeft || (!type.signed && type.bits >= 32))
    return { text: `${value} ${c} ${amount}`, precedence: Precedence.Binary };
  const wide = type.bits === 64 ? 'u64' : 'u32';
  return { text: `(${type.name})((${wide})${value} ${c} ${amount})`, precedence: Precedence.Unary };
}

function shiftedMaximum(value: Expression, count: Expression): bigint | undefined {
  const bound = maximumOf(value);
  if (bound === undefined) return undefined;
  return typeof count.constant === 'bigint' ? bound >> count.constant : bound;
}
