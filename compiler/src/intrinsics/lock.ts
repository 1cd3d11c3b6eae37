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
import { BOOL, VOID } from '../types/bare-type.ts';
import { displayType } from '../types/names.ts';

/** `holds(x)`: whether this core has the lock. */
export function holds(node: ts.CallExpression, context: Context): Expression {
  const lock = lockArgument(node, context);
  if (lock === undefined) return ERROR_EXPRESSION;
  return makeExpression(`${context.helper('bare_holds')}(${lock})`, BOOL, Effect.Reads);
}

/** `forceRelease(x)`, for a core that fails. */
export function forceRelease(node: ts.CallExpression, context: Context): Expression {
  const lock = lockArgument(node, context);
  if (lock === undefined) return ERROR_EXPRESSION;
  const text = `${context.helper('bare_force_release')}(${lock})`;
  return makeExpression(text, VOID, Effect.Reads | Effect.Traps | Effect.Writes);
}

function lockArgument(node: ts.CallExpression, context: Context): string | undefined {
  const locked = node.arguments[0] && translateExpression(node.arguments[0], context);
  if (locked === undefined || locked.type.kind === 'error') return undefined;
  if (locked.type.kind === 'locked') return `(bare_lock *)${pointerTo(locked)}`;
  context.report(node, 'BT5006', displayType(locked.type));
  return undefined;
}
