import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { Effect, ERROR_EXPRESSION, type Expression, operand, Precedence } from '../context/expression.ts';
import { type BareType, BOOL, type IntegerType } from '../types/bare-type.ts';
import { defaultInteger, fits, flavourOf, isInteger, wrapTo } from '../types/integers.ts';
import { displayType } from '../types/names.ts';
import { booleanConstant, integerConstant, literalConstant } from './constant.ts';
import { translateCondition, translateExpression } from './expression.ts';

export function translatePrefix(
  node: ts.PrefixUnaryExpression,
  context: Context,
  expected: BareType | undefined,
): Expression {
  if (node.operator === ts.SyntaxKind.ExclamationToken) return translateNot(node, context);
  if (node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken) {
    context.report(node, 'BT3011');
    return ERROR_EXPRESSION;
  }
  if (node.operator === ts.SyntaxKind.PlusToken) {
    context.report(node, 'BT3003', 'unary `+`; leave it out');
    return ERROR_EXPRESSION;
  }
  const value = translateExpression(node.operand, context, expected);
  if (value.type.kind === 'error') return ERROR_EXPRESSION;
  if (!isInteger(value.type)) {
    context.report(node, 'BT3014', displayType(value.type));
    return ERROR_EXPRESSION;
  }
  return node.operator === ts.SyntaxKind.TildeToken
    ? complement(value, expected)
    : negate(context, node, value);
}

export function translatePostfix(node: ts.PostfixUnaryExpression, context: Context): Expression {
  context.report(node, 'BT3011');
  return ERROR_EXPRESSION;
}

function translateNot(node: ts.PrefixUnaryExpression, context: Context): Expression {
  const value = translateCondition(node.operand, context);
  if (value.type.kind === 'error') return value;
  if (typeof value.constant === 'boolean') return booleanConstant(!value.constant);
  const text = `!${operand(value, Precedence.Unary)}`;
  return { text, type: BOOL, precedence: Precedence.Unary, effects: value.effects };
}

/** `~a` is the complement in the type; of a literal, in the type that the context expects. */
function complement(value: Expression, expected: BareType | undefined): Expression {
  const type = complementType(value, expected);
  if (typeof value.constant === 'bigint') return integerConstant(wrapTo(~value.constant, type), type);
  const text = `~${operand(value, Precedence.Unary)}`;
  // C complements at least an `int`; the cast brings narrow types back.
  const narrow = type.bits < 32 ? `(${type.name})${text}` : text;
  return { text: narrow, type, precedence: Precedence.Unary, effects: value.effects };
}

function complementType(value: Expression, expected: BareType | undefined): IntegerType {
  if (value.type.kind === 'integer') return value.type;
  const literal =
    value.type.kind === 'literal' ? value.type : ({ kind: 'literal', flavour: 'number' } as const);
  const suits = expected?.kind === 'integer' && flavourOf(expected) === literal.flavour;
  return suits ? expected : defaultInteger(literal);
}

function negate(context: Context, node: ts.Node, value: Expression): Expression {
  const { type } = value;
  if (type.kind === 'literal') return literalConstant(-(value.constant as bigint), type.flavour);
  if (type.kind !== 'integer') return ERROR_EXPRESSION;
  if (typeof value.constant === 'bigint') {
    if (fits(-value.constant, type)) return integerConstant(-value.constant, type);
    context.report(node, 'BT3007', -value.constant, type.name);
    return ERROR_EXPRESSION;
  }
  const id = context.check('overflow', node);
  const text = `${context.helper(`subtract_${type.name}`)}(0, ${value.text}, ${id})`;
  return { text, type, precedence: Precedence.Postfix, effects: value.effects | Effect.Traps };
}
