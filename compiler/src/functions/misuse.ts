import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { COMPARISONS } from '../expressions/comparison.ts';

/** Reports a function that is neither called nor passed on; false where it is not clear what was meant. */
export function reportMisuse(node: ts.Identifier, context: Context): boolean {
  const parent = ts.findAncestor(node.parent, (n) => !ts.isParenthesizedExpression(n));
  if (parent === undefined) return false;
  if (ts.isReturnStatement(parent) || ts.isArrowFunction(parent)) context.report(node, 'BT3302');
  else if (ts.isBinaryExpression(parent) && COMPARISONS.has(parent.operatorToken.kind))
    context.report(node, 'BT3303', node.text);
  else if (stores(parent)) context.report(node, 'BT3301', node.text);
  else return false;
  return true;
}

function stores(node: ts.Node): boolean {
  return (
    ts.isVariableDeclaration(node) ||
    ts.isBinaryExpression(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isShorthandPropertyAssignment(node) ||
    ts.isArrayLiteralExpression(node) ||
    ts.isConditionalExpression(node)
  );
}
