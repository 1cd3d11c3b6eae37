import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import { Effect, ERROR_EXPRESSION, type Expression, Precedence } from '../context/expression.ts';
import { INTEGERS, isInteger } from '../types/integers.ts';
import { displayType } from '../types/names.ts';
import { settle } from './coerce.ts';
import { integerConstant } from './constant.ts';
import { translateExpression } from './expression.ts';
import { afterTemporaries, effectsOf, sequence } from './sequence.ts';

/** `text.charCodeAt(index)`: the character as u8; an index beyond the end fails its check. */
export function translateCharCodeAt(
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
  context: Context,
): Expression {
  const text = translateExpression(callee.expression, context);
  const argument = node.arguments[0];
  if (text.type.kind !== 'string' || argument === undefined) {
    if (text.type.kind !== 'error') context.report(node, 'BT3024', callee.getText());
    return ERROR_EXPRESSION;
  }
  const index = settle(context, argument, translateExpression(argument, context, INTEGERS.u32));
  if (index.type.kind === 'error') return ERROR_EXPRESSION;
  if (!isInteger(index.type)) {
    context.report(argument, 'BT3014', displayType(index.type));
    return ERROR_EXPRESSION;
  }
  if (typeof text.constant === 'string' && typeof index.constant === 'bigint') {
    if (index.constant < BigInt(text.constant.length))
      return integerConstant(BigInt(text.constant.charCodeAt(Number(index.constant))), INTEGERS.u8);
    context.report(argument, 'BT3021', index.constant, text.constant.length);
    return ERROR_EXPRESSION;
  }
  const { operands, before } = sequence(context, [text, index]);
  const id = context.check('index', node);
  return afterTemporaries(before, {
    text: `${context.helper('character_at')}(${operands.map((o) => o.text).join(', ')}, ${id})`,
    type: INTEGERS.u8,
    precedence: Precedence.Postfix,
    effects: effectsOf([text, index]) | Effect.Traps,
  });
}
