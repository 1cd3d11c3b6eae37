import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import { Effect, ERROR_EXPRESSION, type Expression, Precedence, placeOf } from '../context/expression.ts';
import { sliceElement } from '../slices/element.ts';
import { type FixedType, isStorage, type TableType } from '../types/bare-type.ts';
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
  if (array.type.kind === 'slice') return sliceElement(node, context, array, array.type, index);
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
  const position = checkedIndex(node, context, index, type.length);
  const { operands, before } = sequence(context, [array, position]);
  const [a, i] = operands as [Expression, Expression];
  const isAggregate = isStorage(type.element);
  const reads = type.kind === 'fixed' && !isAggregate ? Effect.Reads : 0;
  const locating = array.effects | position.effects;
  const effects = locating | reads;
  if (type.kind === 'table') return tableElement(context, a, i, type, effects, before);
  const text = `${placeOf(a)}[${i.text}]`;
  const precedence = Precedence.Postfix;
  const place = { text, type: type.element, precedence, effects, locating, isPlace: true };
  const located = afterTemporaries(before, place);
  if (isAggregate) return located;
  const { isPlace, ...rest } = located;
  // Through a pointer where there are temporaries: the element may be assigned to.
  return isPlace === true ? rest : { ...rest, text: `*${rest.text}`, precedence: Precedence.Unary };
}

function tableElement(
  context: Context,
  table: Expression,
  index: Expression,
  type: TableType,
  effects: number,
  before: readonly string[],
): Expression {
  const entry = `${table.text}[${index.text}]`;
  const text =
    type.element.kind === 'string' ? `${context.helper('string_at')}(${table.text}_text, ${entry})` : entry;
  return afterTemporaries(before, { text, type: type.element, precedence: Precedence.Postfix, effects });
}

/** The index, which fails its check where it is not below the length. */
function checkedIndex(
  node: ts.ElementAccessExpression,
  context: Context,
  index: Expression,
  length: number,
): Expression {
  const bound = maximumOf(index);
  const isBelow = bound !== undefined && bound < BigInt(length);
  if (isBelow) context.proved('index', node);
  if (typeof index.constant === 'bigint' && index.type.kind === 'literal')
    return adaptLiteral(context, node.argumentExpression, index, INTEGERS.u32);
  if (typeof index.constant === 'bigint' || isBelow) return index;
  const id = context.check('index', node);
  return {
    text: `${context.helper('index_below')}(${index.text}, ${length}, ${id})`,
    type: INTEGERS.u64,
    precedence: Precedence.Postfix,
    effects: index.effects | Effect.Traps,
  };
}
