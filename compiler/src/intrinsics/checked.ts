import type ts from 'typescript';
import { ERROR_EXPRESSION } from '../context/expression.ts';
import { arithmetic } from '../expressions/arithmetic.ts';
import type { Intrinsic } from './safe.ts';
import { operandsOf } from './wrapping.ts';

/**
 * `checkedAdd(a, b)` and the like: what the operator does, in one type. Generic code needs them, because tsc
 * holds `a + b` of two values of type `T` for a `number`.
 */
export function checkedIntrinsic(operator: ts.SyntaxKind): Intrinsic {
  return (node, context, expected) => {
    const both = operandsOf(node, context, expected);
    return both === undefined ? ERROR_EXPRESSION : arithmetic(context, node, operator, both.left, both.right);
  };
}
