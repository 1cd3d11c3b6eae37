import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import {
  Effect,
  ERROR_EXPRESSION,
  type Expression,
  makeExpression,
  pointerTo,
} from '../context/expression.ts';
import { translateExpression } from '../expressions/expression.ts';
import { VOID } from '../types/bare-type.ts';
import { displayType } from '../types/names.ts';

/** `forceRelease(x)`, for a core that fails. */
export function forceRelease(node: ts.CallExpression, context: Context): Expression {
  const locked = node.arguments[0] && translateExpression(node.arguments[0], context);
  if (locked === undefined || locked.type.kind === 'error') return ERROR_EXPRESSION;
  if (locked.type.kind !== 'locked') {
    context.report(node, 'BT5006', displayType(locked.type));
    return ERROR_EXPRESSION;
  }
  const text = `${context.helper('bare_force_release')}((bare_lock *)${pointerTo(locked)})`;
  return makeExpression(text, VOID, Effect.Reads | Effect.Traps | Effect.Writes);
}
