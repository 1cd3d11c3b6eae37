import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import { Effect, ERROR_EXPRESSION, type Expression, Precedence } from '../context/expression.ts';
import { settle } from '../expressions/coerce.ts';
import { sequence } from '../expressions/sequence.ts';
import type { SliceType } from '../types/bare-type.ts';
import { INTEGERS, isInteger } from '../types/integers.ts';
import { displayType, storageName } from '../types/names.ts';

/** `slice[index]`, which is always checked. */
export function sliceElement(
  node: ts.ElementAccessExpression,
  context: Context,
  slice: Expression,
  type: SliceType,
  index: Expression,
): Expression {
  const at = node.argumentExpression;
  if (!isInteger(index.type)) {
    context.report(at, 'BT3014', displayType(index.type));
    return ERROR_EXPRESSION;
  }
  if (typeof index.constant === 'bigint' && index.constant < 0n) {
    context.report(at, 'BT3001', index.constant, displayType(INTEGERS.u32));
    return ERROR_EXPRESSION;
  }
  const { operands, before } = sequence(context, [slice, settle(context, at, index)]);
  const [s, i] = operands as [Expression, Expression];
  const isNamed = /^\w+$/.test(s.text);
  const name = isNamed ? s.text : context.temporary();
  const id = context.check('index', node);
  const place = `${name}.at[${context.helper('index_below')}(${i.text}, ${name}.length, ${id})]`;
  const lines = isNamed ? before : [...before, `${storageName(type)} ${name} = ${s.text};`];
  const text = lines.length === 0 ? place : `*({ ${lines.join(' ')} &${place}; })`;
  const precedence = lines.length === 0 ? Precedence.Postfix : Precedence.Unary;
  const isReference = type.element.kind === 'class' || type.element.kind === 'fixed';
  const locating = slice.effects | index.effects | Effect.Traps;
  const effects = locating | (isReference ? 0 : Effect.Reads);
  return { text, type: type.element, precedence, effects, locating, ...(isReference && { isPlace: true }) };
}
