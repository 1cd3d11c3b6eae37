import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import {
  Effect,
  ERROR_EXPRESSION,
  type Expression,
  makeExpression,
  Precedence,
} from '../context/expression.ts';
import { translateExpression, translateTo } from '../expressions/expression.ts';
import { type PoolType, VOID } from '../types/bare-type.ts';
import { INTEGERS } from '../types/integers.ts';
import { displayType } from '../types/names.ts';

/** `pool.of(index)` and `pool.count()`. */
export function translatePool(
  node: ts.CallExpression,
  name: string,
  receiver: Expression,
  type: PoolType,
  context: Context,
): Expression {
  if (name === 'count') return makeExpression(`${receiver.text}.count`, INTEGERS.u32, Effect.Reads);
  const argument = node.arguments[0];
  if (name !== 'of' || argument === undefined) {
    context.report(node, 'BT3024', name);
    return ERROR_EXPRESSION;
  }
  const index = translateTo(argument, context, INTEGERS.u32);
  if (index.type.kind === 'error') return ERROR_EXPRESSION;
  const id = context.check('index', node);
  const below = `${context.helper('index_below')}(${index.text}, ${receiver.text}.count, ${id})`;
  return {
    text: `${receiver.text}.at[${below}]`,
    type: type.content,
    precedence: Precedence.Postfix,
    effects: index.effects | Effect.Reads | Effect.Traps,
    isPlace: true,
  };
}

/** `placePool(pool, address, count)`. */
export function placePool(node: ts.CallExpression, context: Context): Expression {
  const pool = poolArgument(node, context);
  const [, address, count] = node.arguments;
  if (pool === undefined || address === undefined || count === undefined) return ERROR_EXPRESSION;
  const at = translateTo(address, context, INTEGERS.u64);
  const number = translateTo(count, context, INTEGERS.u32);
  const text = `(void)(${pool.text}.at = (void *)(${at.text}), ${pool.text}.count = ${number.text})`;
  return makeExpression(text, VOID, at.effects | number.effects | Effect.Writes);
}

/** `objectSize(pool)`. */
export function objectSize(node: ts.CallExpression, context: Context): Expression {
  const pool = poolArgument(node, context);
  if (pool === undefined) return ERROR_EXPRESSION;
  return {
    text: `(u64)sizeof(${pool.type.content.cName})`,
    type: INTEGERS.u64,
    precedence: Precedence.Unary,
    effects: 0,
  };
}

function poolArgument(node: ts.CallExpression, context: Context) {
  const pool = node.arguments[0] && translateExpression(node.arguments[0], context);
  if (pool === undefined || pool.type.kind === 'error') return undefined;
  if (pool.type.kind === 'pool') return { text: pool.text, type: pool.type };
  context.report(node, 'BT5006', displayType(pool.type));
  return undefined;
}
