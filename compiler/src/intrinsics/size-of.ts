import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import { ERROR_EXPRESSION, type Expression } from '../context/expression.ts';
import { integerConstant } from '../expressions/constant.ts';
import { translateExpression } from '../expressions/expression.ts';
import { INTEGERS } from '../types/integers.ts';
import { displayType } from '../types/names.ts';
import { plainSize } from '../types/plain.ts';

/** `sizeOf(object)`: the bytes that it takes, a constant; the object's type is plain data. */
export function sizeOf(node: ts.CallExpression, context: Context): Expression {
  const object = node.arguments[0] && translateExpression(node.arguments[0], context);
  if (object === undefined || object.type.kind === 'error') return ERROR_EXPRESSION;
  if (object.type.kind !== 'class' && object.type.kind !== 'fixed') {
    context.report(node, 'BT5006', displayType(object.type));
    return ERROR_EXPRESSION;
  }
  const size = plainSize(context.program, object.type);
  if ('sizeBytes' in size) return integerConstant(BigInt(size.sizeBytes), INTEGERS.u64);
  context.report(node.arguments[0]!, 'BT5010', displayType(object.type), size.reason);
  return ERROR_EXPRESSION;
}
