import { Effect, ERROR_EXPRESSION, Precedence } from '../context/expression.ts';
import { translateCondition } from '../expressions/expression.ts';
import { NEVER, VOID } from '../types/bare-type.ts';
import { literalArgument } from './arguments.ts';
import type { Intrinsic } from './safe.ts';

/** `assert(condition, 'because')`: the text goes into the table of checks, not into the image. */
export const assertIntrinsic: Intrinsic = (node, context) => {
  const argument = node.arguments[0];
  const because = literalArgument(node, 1, context);
  if (argument === undefined || because === undefined) return ERROR_EXPRESSION;
  const condition = translateCondition(argument, context);
  if (condition.type.kind === 'error') return ERROR_EXPRESSION;
  const id = context.check('assert', node, because);
  return {
    text: `${context.helper('assert_that')}(${condition.text}, ${id})`,
    type: VOID,
    precedence: Precedence.Postfix,
    effects: condition.effects | Effect.Traps,
  };
};

/** `panic('because')`: never returns. */
export const panicIntrinsic: Intrinsic = (node, context) => {
  const because = literalArgument(node, 0, context);
  if (because === undefined) return ERROR_EXPRESSION;
  const text = `${context.helper('FAIL')}(${context.check('panic', node, because)})`;
  return { text, type: NEVER, precedence: Precedence.Postfix, effects: Effect.Traps };
};
