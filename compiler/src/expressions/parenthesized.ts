import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import type { Expression } from '../context/expression.ts';
import type { BareType } from '../types/bare-type.ts';
import { translateExpression } from './expression.ts';

/** Parentheses vanish: C's are written anew from the precedence of what is inside. */
export function translateParenthesized(
  node: ts.ParenthesizedExpression,
  context: Context,
  expected: BareType | undefined,
): Expression {
  return translateExpression(node.expression, context, expected);
}
