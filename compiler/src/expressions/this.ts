import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import { ERROR_EXPRESSION, type Expression, makeExpression } from '../context/expression.ts';

export function translateThis(node: ts.Node, context: Context): Expression {
  const type = context.owner?.owner;
  if (type !== undefined) return makeExpression('self', type, 0);
  context.report(node, 'BT3003', '`this` outside a method; pass the object as a parameter');
  return ERROR_EXPRESSION;
}
