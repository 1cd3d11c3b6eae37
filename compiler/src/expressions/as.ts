import ts from 'typescript';
import type { Context } from '../context/context.ts';
import type { Expression } from '../context/expression.ts';
import type { BareType } from '../types/bare-type.ts';
import { resolveType } from '../types/resolve.ts';
import { coerce } from './coerce.ts';
import { translateExpression } from './expression.ts';

/** `value as T`: only between flavours of the same type, where it costs nothing. */
export function translateAs(
  node: ts.AsExpression,
  context: Context,
  expected: BareType | undefined,
): Expression {
  if (ts.isConstTypeReference(node.type)) return translateExpression(node.expression, context, expected);
  const target = resolveType(context.program, context.checker.getTypeFromTypeNode(node.type), node.type);
  return coerce(context, node, translateExpression(node.expression, context, target), target);
}

export function translateSatisfies(
  node: ts.SatisfiesExpression,
  context: Context,
  expected: BareType | undefined,
): Expression {
  return translateExpression(node.expression, context, expected);
}
