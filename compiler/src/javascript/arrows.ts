import ts from 'typescript';
import { isAssignmentOperator } from '../expressions/operators.ts';
import { skipParentheses } from '../program/syntax.ts';
import type { Renderer } from './renderer.ts';

/**
 * An arrow function: one whose body is an assignment gets parentheses, since that becomes several
 * expressions; one whose end tsc holds unreachable has the check there.
 */
export function renderArrow(
  renderer: Renderer,
  node: ts.ArrowFunction,
  copy: () => string,
): string | undefined {
  const { body } = node;
  if (!ts.isBlock(body)) {
    if (!isAssignment(skipParentheses(body))) return undefined;
    const start = renderer.between(node.getStart(), body.getStart());
    return `${start}(${renderer.render(body)})`;
  }
  const id = renderer.check(node, 'unreachable');
  return id === 0 ? undefined : `${copy().slice(0, -1)} $.fail(${id}, 'unreachable'); }`;
}

function isAssignment(node: ts.Expression): boolean {
  if (ts.isBinaryExpression(node)) return isAssignmentOperator(node.operatorToken.kind);
  return ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node);
}
