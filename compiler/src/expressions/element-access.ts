import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import { Effect, ERROR_EXPRESSION, type Expression, Precedence, placeOf } from '../context/expression.ts';
import type { FixedType, TableType } from '../types/bare-type.ts';
import { INTEGERS, isInteger } from '../types/integers.ts';
import { displayType } from '../types/names.ts';
import { adaptLiteral } from './constant.ts';
import { translateExpression } from './expression.ts';
import { afterTemporaries, sequence } from './sequence.ts';
import { tupleElement } from './tuple.ts';
import { maximumOf } from './unify.ts';

/** `array[index]`, checked against the length unless the index is known to be in range. */
export function translateElementAccess(node: ts.ElementAccessExpression, context: Context): Expression {
  const array = translateExpression(node.expression, context);
  const index = translateExpression(node.argumentExpression, context);
  if (array.type.kind === 'error' || index.type.kind === 'error') return ERROR_EXPRESSION;
  if (array.type.kind === 'tuple') {
    if (typeof index.constant === 'bigint') return tupleElement(array, array.type, Number(index.constant));
    context.report(node.argumentExpression, 'BT1005');
    return ERROR_EXPRESSION;
  }
  if (array.type.kind !== 'fixed' && array.type.kind !== 'table') {
    context.report(node, 'BT3020', displayType(array.type));
    return ERROR_EXPRESSION;
  }
  if (!isInteger(index.type)) {
    context.report(node.argumentExpression, 'BT3014', displayType(index.type));
    return ERROR_EXPRESSION;
  }
  const { constant } = index;
  if (typeof constant === 'bigint' && (constant < 0n || constant >= BigInt(array.type.length))) {
    context.report(node.argumentExpression, 'BT3021', constant, array.type.length);
    return ERROR_EXPRESSION;
  }
  return element(node, context, array, array.type, index);
}

function element(
  node: ts.ElementAccessExpression,
  context: Context,
  array: Expression,
  type: FixedType | TableType,
  index: Expression,
): Expression {
  const { operands, before } = sequence(context, [array, index]);
  const [a, i] = operands as [Expression, Expression];
  const position = checkedIndex(node, context, i, index, type.length);
  const isAggregate = type.element.kind === 'class' || type.element.kind === 'fixed';
  const reads = type.kind === 'fixed' && !isAggregate ? Effect.Reads : 0;
  const effects = array.effects | index.effects | reads | (position.traps ? Effect.Traps : 0);
  const place = type.kind === 'table' ? a.text : placeOf(a);
  const isText = type.kind === 'table' && type.element.kind === 'string';
  const text = isText
    ? `${context.helper('string_at')}(${place}_text, ${place}[${position.text}])`
    : `${place}[${position.text}]`;
  const result = { text, type: type.element, precedence: Precedence.Postfix, effects };
  return afterTemporaries(before, isAggregate ? { ...result, isPlace: true } : result);
}

function checkedIndex(
  node: ts.ElementAccessExpression,
  context: Context,
  index: Expression,
  original: Expression,
  length: number,
): { text: string; traps: boolean } {
  const at = node.argumentExpression;
  const bound = maximumOf(original);
  if (bound !== undefined && bound < BigInt(length)) context.proved('index', node);
  if (typeof original.constant === 'bigint') {
    const text =
      index.type.kind === 'literal' ? adaptLiteral(context, at, index, INTEGERS.u32).text : index.text;
    return { text, traps: false };
  }
  if (bound !== undefined && bound < BigInt(length)) return { text: index.text, traps: false };
  const id = context.check('index', node);
  return { text: `${context.helper('index_below')}(${index.text}, ${length}, ${id})`, traps: true };
}
