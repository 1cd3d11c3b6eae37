import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { translateExpression } from '../expressions/expression.ts';
import { COMPOUND, isAssignmentOperator } from '../expressions/operators.ts';
import { skipParentheses } from '../program/syntax.ts';
import { translateAssignment, translateCompound, translateIncrement } from './assignment.ts';

/** An expression evaluated for its effect: an assignment, an increment or a call. Without semicolon. */
export function translateEffect(node: ts.Expression, context: Context): string {
  const inner = skipParentheses(node);
  if (ts.isBinaryExpression(inner) && isAssignmentOperator(inner.operatorToken.kind)) {
    const kind = inner.operatorToken.kind;
    if (kind === ts.SyntaxKind.EqualsToken) return translateAssignment(inner, context);
    const operator = COMPOUND.get(kind);
    if (operator !== undefined) return translateCompound(inner, operator, context);
    context.report(
      inner.operatorToken,
      'BT3003',
      `\`${inner.operatorToken.getText()}\`; write the condition out`,
    );
    return '';
  }
  if (ts.isPostfixUnaryExpression(inner)) return translateIncrement(inner, context);
  if (ts.isPrefixUnaryExpression(inner) && isIncrement(inner.operator))
    return translateIncrement(inner, context);
  const value = translateExpression(inner, context);
  if (!ts.isCallExpression(inner) && value.type.kind !== 'error') context.report(node, 'BT4009');
  return value.text;
}

function isIncrement(operator: ts.PrefixUnaryOperator): boolean {
  return operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
}
