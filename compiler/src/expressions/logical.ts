import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { ERROR_EXPRESSION, type Expression, operand, Precedence } from '../context/expression.ts';
import { BOOL } from '../types/bare-type.ts';
import { booleanConstant } from './constant.ts';
import { translateCondition } from './expression.ts';
import { effectsOf } from './sequence.ts';

/** `a && b`, `a || b` of booleans; the right side is evaluated only when needed, in C as in JavaScript. */
export function translateLogical(node: ts.BinaryExpression, context: Context): Expression {
  const isAnd = node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
  const left = translateCondition(node.left, context);
  const right = translateCondition(node.right, context);
  if (left.type.kind === 'error' || right.type.kind === 'error') return ERROR_EXPRESSION;
  if (typeof left.constant === 'boolean' && typeof right.constant === 'boolean')
    return booleanConstant(isAnd ? left.constant && right.constant : left.constant || right.constant);
  const precedence = isAnd ? Precedence.And : Precedence.Or;
  const side = (value: Expression) =>
    operand(value, value.precedence === precedence ? precedence : Precedence.Binary);
  return {
    text: `${side(left)} ${isAnd ? '&&' : '||'} ${side(right)}`,
    type: BOOL,
    precedence,
    effects: effectsOf([left, right]),
  };
}
