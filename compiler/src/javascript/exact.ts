import ts from 'typescript';
import type { Renderer } from './renderer.ts';

const EXACT = new Map<ts.SyntaxKind, (a: bigint, b: bigint) => bigint>([
  [ts.SyntaxKind.PlusToken, (a, b) => a + b],
  [ts.SyntaxKind.MinusToken, (a, b) => a - b],
  [ts.SyntaxKind.AsteriskToken, (a, b) => a * b],
  [ts.SyntaxKind.SlashToken, (a, b) => a / b],
  [ts.SyntaxKind.PercentToken, (a, b) => a % b],
  [ts.SyntaxKind.AmpersandToken, (a, b) => a & b],
  [ts.SyntaxKind.BarToken, (a, b) => a | b],
  [ts.SyntaxKind.CaretToken, (a, b) => a ^ b],
  [ts.SyntaxKind.LessThanLessThanToken, (a, b) => a << b],
  [ts.SyntaxKind.GreaterThanGreaterThanToken, (a, b) => a >> b],
  [ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken, (a, b) => a >> b],
]);

/** The value of an expression of literals; computed here, not taken from the C back end. */
export function exactValue(renderer: Renderer, node: ts.Expression): bigint | undefined {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
    return exactValue(renderer, node.expression);
  if (ts.isNumericLiteral(node)) return BigInt(node.text);
  if (ts.isBigIntLiteral(node)) return BigInt(node.text.replace(/n$/, ''));
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    const value = exactValue(renderer, node.operand);
    return value === undefined ? undefined : -value;
  }
  if (ts.isBinaryExpression(node)) {
    const [a, b] = [exactValue(renderer, node.left), exactValue(renderer, node.right)];
    const operation = EXACT.get(node.operatorToken.kind);
    if (a !== undefined && b !== undefined && operation !== undefined) return operation(a, b);
  }
  // A named constant, an enum's member, a length.
  const constant = renderer.typing(node)?.constant;
  return typeof constant === 'bigint' ? constant : undefined;
}
