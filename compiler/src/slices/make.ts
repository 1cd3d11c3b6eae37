import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import { Effect, ERROR_EXPRESSION, type Expression, Precedence } from '../context/expression.ts';
import { coerce } from '../expressions/coerce.ts';
import { translateExpression, translateTo } from '../expressions/expression.ts';
import { type SliceType, STRING } from '../types/bare-type.ts';
import { defineType } from '../types/define.ts';
import { INTEGERS } from '../types/integers.ts';
import { displayType, storageName } from '../types/names.ts';

/** `slice(elements, start, end)` of an array, a table or a slice. */
export function sliceIntrinsic(node: ts.CallExpression, context: Context): Expression {
  const [elements, first, last] = node.arguments;
  if (elements === undefined || first === undefined || last === undefined) return ERROR_EXPRESSION;
  const whole = wholeOf(elements, context);
  const start = translateTo(first, context, INTEGERS.u32);
  const end = translateTo(last, context, INTEGERS.u32);
  const isWrong = whole === undefined || start.type.kind === 'error' || end.type.kind === 'error';
  if (isWrong || whole.type.kind !== 'slice') return ERROR_EXPRESSION;
  const name = storageName(whole.type);
  const [all, from, to] = [context.temporary(), context.temporary(), context.temporary()];
  const check = `${context.helper('slice_end')}(${from}, ${end.text}, ${all}.length, ${context.check('index', node)})`;
  const text = `({ ${name} ${all} = ${whole.text}; u32 ${from} = ${start.text}; u32 ${to} = ${check}; (${name}){ ${all}.at + ${from}, ${to} - ${from} }; })`;
  const effects = whole.effects | start.effects | end.effects | Effect.Traps;
  return { text, type: whole.type, precedence: Precedence.Postfix, effects };
}

function wholeOf(node: ts.Expression, context: Context): Expression | undefined {
  const value = translateExpression(node, context);
  const { type } = value;
  if (type.kind === 'slice') return value;
  if (type.kind === 'fixed' || type.kind === 'table')
    return coerce(context, node, value, {
      kind: 'slice',
      element: type.element,
      isReadonly: type.kind === 'table',
    });
  if (type.kind !== 'error') context.report(node, 'BT3020', displayType(type));
  return undefined;
}

const BYTES: SliceType = { kind: 'slice', element: INTEGERS.u8, isReadonly: true };

/** `bytesOf('text')`: the characters, which are not copied. */
export function bytesOfIntrinsic(node: ts.CallExpression, context: Context): Expression {
  const [argument] = node.arguments;
  if (argument === undefined) return ERROR_EXPRESSION;
  const text = translateTo(argument, context, STRING);
  if (text.type.kind === 'error') return ERROR_EXPRESSION;
  defineType(context.program, BYTES);
  const name = context.temporary();
  return {
    text: `({ const string ${name} = ${text.text}; (${storageName(BYTES)}){ (u8 *)${name}.bytes, ${name}.length }; })`,
    type: BYTES,
    precedence: Precedence.Postfix,
    effects: text.effects,
  };
}
