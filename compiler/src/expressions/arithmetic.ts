import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { Effect, ERROR_EXPRESSION, type Expression, operand, Precedence } from '../context/expression.ts';
import type { IntegerType } from '../types/bare-type.ts';
import { fits } from '../types/integers.ts';
import { integerConstant, literalConstant } from './constant.ts';
import { afterTemporaries, effectsOf, sequence } from './sequence.ts';
import { maximumOf, type Unified, unifyIntegers } from './unify.ts';

interface Operator {
  readonly c: string;
  readonly helper: string;
  readonly fold: (a: bigint, b: bigint) => bigint;
}

export const ARITHMETIC = new Map<ts.SyntaxKind, Operator>([
  [ts.SyntaxKind.PlusToken, { c: '+', helper: 'add', fold: (a, b) => a + b }],
  [ts.SyntaxKind.MinusToken, { c: '-', helper: 'subtract', fold: (a, b) => a - b }],
  [ts.SyntaxKind.AsteriskToken, { c: '*', helper: 'multiply', fold: (a, b) => a * b }],
  [ts.SyntaxKind.SlashToken, { c: '/', helper: 'divide', fold: (a, b) => a / b }],
  [ts.SyntaxKind.PercentToken, { c: '%', helper: 'remainder', fold: (a, b) => a % b }],
]);

/** `a + b` and the like: traps where the result does not fit the type, or the divisor is zero. */
export function arithmetic(
  context: Context,
  node: ts.Node,
  kind: ts.SyntaxKind,
  left: Expression,
  right: Expression,
): Expression {
  const operator = ARITHMETIC.get(kind)!;
  const both = unifyIntegers(context, node, left, right);
  if (both === undefined) return ERROR_EXPRESSION;
  const isDivision = operator.c === '/' || operator.c === '%';
  if (isDivision && both.right.constant === 0n) {
    context.report(node, 'BT3008');
    return ERROR_EXPRESSION;
  }
  if (typeof both.left.constant === 'bigint' && typeof both.right.constant === 'bigint')
    return fold(context, node, operator.fold(both.left.constant, both.right.constant), both);
  if (both.type.kind === 'literal') return ERROR_EXPRESSION;
  const { operands, before } = sequence(context, [both.left, both.right]);
  const [a, b] = operands as [Expression, Expression];
  const maximum = resultMaximum(operator.c, both.left, both.right);
  const proved = isDivision ? dividesSafely(both) : maximum !== undefined && maximum <= both.type.maximum;
  if (proved) context.proved(isDivision ? 'division' : 'overflow', node);
  const result = proved
    ? plain(operator.c, a, b, both.type)
    : checked(context, node, operator, a, b, both.type, isDivision);
  const effects = effectsOf([both.left, both.right]) | (proved ? 0 : Effect.Traps);
  const bound = maximum === undefined ? {} : { maximum };
  return afterTemporaries(before, { ...result, effects, ...bound });
}

function fold(context: Context, node: ts.Node, value: bigint, both: Unified): Expression {
  if (both.type.kind === 'literal') return literalConstant(value, both.type.flavour);
  if (fits(value, both.type)) return integerConstant(value, both.type);
  context.report(node, 'BT3007', value, both.type.name);
  return ERROR_EXPRESSION;
}

function plain(c: string, a: Expression, b: Expression, type: IntegerType): Expression {
  const text = `${operand(a, Precedence.Unary)} ${c} ${operand(b, Precedence.Unary)}`;
  return { text, type, precedence: Precedence.Binary, effects: 0 };
}

function checked(
  context: Context,
  node: ts.Node,
  operator: Operator,
  a: Expression,
  b: Expression,
  type: IntegerType,
  isDivision: boolean,
): Expression {
  const id = context.check(isDivision ? 'division' : 'overflow', node);
  const text = `${context.helper(`${operator.helper}_${type.name}`)}(${a.text}, ${b.text}, ${id})`;
  return { text, type, precedence: Precedence.Postfix, effects: 0 };
}

function dividesSafely({ right, type }: Unified): boolean {
  if (typeof right.constant !== 'bigint' || type.kind !== 'integer') return false;
  return !type.signed || right.constant !== -1n;
}

/** An upper bound of an unsigned result; undefined where none follows from the operands. */
function resultMaximum(c: string, left: Expression, right: Expression): bigint | undefined {
  const a = maximumOf(left);
  const b = maximumOf(right);
  if (a === undefined || b === undefined) return undefined;
  if (left.type.kind !== 'integer' || left.type.signed) return undefined;
  if (c === '+') return a + b <= left.type.maximum ? a + b : undefined;
  if (c === '*') return a * b <= left.type.maximum ? a * b : undefined;
  if (c === '/') return typeof right.constant === 'bigint' ? a / right.constant : a;
  if (c === '%') return typeof right.constant === 'bigint' ? right.constant - 1n : a;
  return undefined;
}
