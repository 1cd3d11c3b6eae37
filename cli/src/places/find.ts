import type ts from 'typescript';
import type { Member } from './members.ts';
import { parser } from './typescript.ts';
import type { Value, Values } from './values.ts';

/** How far a path can be followed in the text, and where it leads. */
export interface Found {
  /** Steps that were found. */
  readonly depth: number;
  /** The property or element as it is written. */
  readonly node: ts.Node;
  readonly value: Value;
}

/** Follows the steps of a path from a value on, as far as they can be seen. */
export function find(value: Value, steps: readonly string[], values: Values): Found {
  return follow({ depth: 0, node: value.node, value }, steps, values);
}

function follow(best: Found, steps: readonly string[], values: Values): Found {
  if (best.depth === steps.length) return best;
  // Names may hold dots: `partitions.a.b` is also the partition `a.b`.
  for (let length = 1; best.depth + length <= steps.length; length++) {
    const key = steps.slice(best.depth, best.depth + length).join('.');
    const members: Member[] = values.members(best.value, key);
    const depth = best.depth + length;
    const ways = members.map(({ at, value }) => follow({ depth, node: at, value }, steps, values));
    const [first, ...others] = ways;
    if (first) return others.reduce((a, b) => (b.depth > a.depth ? b : a), first);
  }
  return best;
}

/** What is underlined: what a function was given, a value that says something by itself, or else the name that it has. */
export function underlined({ node, value }: Found, asName: boolean, values: Values): ts.Node {
  const given = asName ? undefined : values.given(value);
  if (given && !isLarge(given.node))
    return underlined({ depth: 0, node: given.node, value: given }, false, values);
  if (!parser.isPropertyAssignment(node)) return node;
  return asName || isLarge(node.initializer) ? node.name : node.initializer;
}

function isLarge(node: ts.Expression): boolean {
  return (
    parser.isObjectLiteralExpression(node) ||
    parser.isArrayLiteralExpression(node) ||
    parser.isCallExpression(node)
  );
}
