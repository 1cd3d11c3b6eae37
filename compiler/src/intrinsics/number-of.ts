import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import { ERROR_EXPRESSION, type Expression } from '../context/expression.ts';
import { literalConstant } from '../expressions/constant.ts';
import { lengthOf } from '../generics/lengths.ts';

/** `numberOf<N>()`: the number that the parameter `N` stands for, a constant. */
export function numberOfIntrinsic(node: ts.CallExpression, context: Context): Expression {
  const argument = node.typeArguments?.[0];
  const type = argument && context.checker.getTypeFromTypeNode(argument);
  const value = argument && type && lengthOf(context.program, type, argument);
  if (value !== undefined && Number.isInteger(value)) return literalConstant(BigInt(value), 'number');
  context.report(node, 'BT3202');
  return ERROR_EXPRESSION;
}
