import ts from 'typescript';
import type { CheckKind } from '../context/check.ts';
import type { IntegerType } from '../types/bare-type.ts';
import { exactValue } from './exact.ts';
import type { Renderer } from './renderer.ts';

interface Operation {
  readonly method: string;
  readonly check?: CheckKind;
}

const OPERATIONS = new Map<ts.SyntaxKind, Operation>([
  [ts.SyntaxKind.PlusToken, { method: 'add', check: 'overflow' }],
  [ts.SyntaxKind.MinusToken, { method: 'subtract', check: 'overflow' }],
  [ts.SyntaxKind.AsteriskToken, { method: 'multiply', check: 'overflow' }],
  [ts.SyntaxKind.SlashToken, { method: 'divide', check: 'division' }],
  [ts.SyntaxKind.PercentToken, { method: 'remainder', check: 'division' }],
  [ts.SyntaxKind.AmpersandToken, { method: 'and' }],
  [ts.SyntaxKind.BarToken, { method: 'or' }],
  [ts.SyntaxKind.CaretToken, { method: 'xor' }],
  [ts.SyntaxKind.LessThanLessThanToken, { method: 'shiftLeft', check: 'shift' }],
  [ts.SyntaxKind.GreaterThanGreaterThanToken, { method: 'shiftRight', check: 'shift' }],
  [ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken, { method: 'shiftRight', check: 'shift' }],
]);

/** `$.u32.add(a, b, 17)`, the operation on two values that are already rendered. */
export function operationText(
  renderer: Renderer,
  node: ts.Node,
  kind: ts.SyntaxKind,
  type: IntegerType,
  operands: string,
): string {
  const { method, check } = OPERATIONS.get(kind)!;
  const id = check === undefined ? '' : `, ${renderer.check(node, check)}`;
  return `$.${type.name}.${method}(${operands}${id})`;
}

/** Operators on integers; comparison and logic mean in JavaScript what they mean in the language. */
export function renderBinary(renderer: Renderer, node: ts.BinaryExpression): string | undefined {
  const kind = node.operatorToken.kind;
  if (!OPERATIONS.has(kind)) return undefined;
  const type = renderer.typing(node)?.type;
  if (type?.kind === 'literal') return exactText(renderer, node);
  if (type?.kind !== 'integer') return undefined;
  return operationText(renderer, node, kind, type, operandsText(renderer, node));
}

/** Both sides with a comma in the operator's place, and comments and line ends kept. */
export function operandsText(renderer: Renderer, node: ts.BinaryExpression): string {
  const { left, operatorToken, right } = node;
  const before = renderer.between(left.end, operatorToken.getStart());
  return `${renderer.render(left)}${before},${renderer.renderFull(right)}`;
}

export function renderPrefix(renderer: Renderer, node: ts.PrefixUnaryExpression): string | undefined {
  const type = renderer.typing(node)?.type;
  if (type?.kind === 'literal') return exactText(renderer, node);
  if (type?.kind !== 'integer') return undefined;
  const value = renderer.renderFull(node.operand);
  if (node.operator === ts.SyntaxKind.TildeToken) return `$.${type.name}.not(${value})`;
  if (node.operator !== ts.SyntaxKind.MinusToken) return undefined;
  return `$.${type.name}.negate(${value}, ${renderer.check(node, 'overflow')})`;
}

export function renderElement(renderer: Renderer, node: ts.ElementAccessExpression): string {
  const array = renderer.render(node.expression);
  return `$.at(${array},${renderer.renderFull(node.argumentExpression)}, ${renderer.check(node, 'index')})`;
}

/** Literals are exact: an expression of them has one value, without bounds on the way to it. */
function exactText(renderer: Renderer, node: ts.Expression): string | undefined {
  const value = exactValue(renderer, node);
  if (value === undefined) return undefined;
  const type = renderer.typing(node)?.type;
  const suffix = type?.kind === 'literal' && type.flavour === 'bigint' ? 'n' : '';
  const lines = renderer.source(node).split('\n').length - 1;
  return `(${value}${suffix}${'\n'.repeat(lines)})`;
}
