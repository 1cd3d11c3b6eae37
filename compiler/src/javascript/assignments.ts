import ts from 'typescript';
import { COMPOUND } from '../expressions/operators.ts';
import { skipParentheses } from '../program/syntax.ts';
import type { IntegerType } from '../types/bare-type.ts';
import { flavourOf } from '../types/integers.ts';
import { operationText } from './operations.ts';
import type { Renderer } from './renderer.ts';

/** A place that is located once, with its checks, and then read and written. */
interface Place {
  /** Expressions that locate it, each followed by a comma. */
  readonly before: string;
  readonly text: string;
}

/**
 * `target = value` and `target += value`, as comma expressions, which need no parentheses: assignments are
 * statements. Undefined for what is no assignment of the language.
 */
export function renderAssignment(renderer: Renderer, node: ts.BinaryExpression): string | undefined {
  const kind = node.operatorToken.kind;
  if (kind === ts.SyntaxKind.EqualsToken) {
    const { before, text } = locate(renderer, node.left);
    const rest = renderer.between(node.left.end, node.right.getStart());
    return `${before}${text}${rest}${renderer.render(node.right)}`;
  }
  const operator = COMPOUND.get(kind);
  const type = renderer.typing(skipParentheses(node.left))?.type;
  if (operator === undefined || type?.kind !== 'integer') return undefined;
  const gap = renderer.between(node.left.end, node.operatorToken.getStart());
  return update(renderer, node, node.left, operator, type, `${gap}${renderer.renderFull(node.right)}`);
}

/** `target++` and `target--`. */
export function renderIncrement(
  renderer: Renderer,
  node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression,
): string | undefined {
  const isIncrement = node.operator === ts.SyntaxKind.PlusPlusToken;
  if (!isIncrement && node.operator !== ts.SyntaxKind.MinusMinusToken) return undefined;
  const type = renderer.typing(skipParentheses(node.operand))?.type;
  if (type?.kind !== 'integer') return undefined;
  const operator = isIncrement ? ts.SyntaxKind.PlusToken : ts.SyntaxKind.MinusToken;
  return update(renderer, node, node.operand, operator, type, flavourOf(type) === 'bigint' ? '1n' : '1');
}

function update(
  renderer: Renderer,
  node: ts.Node,
  target: ts.Expression,
  operator: ts.SyntaxKind,
  type: IntegerType,
  value: string,
): string {
  const { before, text } = locate(renderer, target);
  const result = operationText(renderer, node, operator, type, `${text}, ${value}`);
  return `${before}${text} = ${result}`;
}

function locate(renderer: Renderer, node: ts.Expression): Place {
  const target = skipParentheses(node);
  if (ts.isPropertyAccessExpression(target)) {
    const object = renderer.temporary();
    return {
      before: `${object} = ${renderer.render(target.expression)}, `,
      text: `${object}.${target.name.text}`,
    };
  }
  if (!ts.isElementAccessExpression(target)) return { before: '', text: renderer.source(target) };
  const [array, index] = [renderer.temporary(), renderer.temporary()];
  const id = renderer.check(target, 'index');
  const position = `$.index(${array},${renderer.renderFull(target.argumentExpression)}, ${id})`;
  return {
    before: `${array} = ${renderer.render(target.expression)}, ${index} = ${position}, `,
    text: `${array}[${index}]`,
  };
}
