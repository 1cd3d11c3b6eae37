import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import { ERROR_EXPRESSION, type Expression, operand, Precedence, pointerTo } from '../context/expression.ts';
import { type BareType, isStorage, TAG } from '../types/bare-type.ts';
import { isInteger } from '../types/integers.ts';
import { coerce, settle } from './coerce.ts';
import { translateCondition, translateExpression } from './expression.ts';
import { effectsOf } from './sequence.ts';

/** `condition ? a : b`; where both branches are literals, the context gives the type. */
export function translateConditional(
  node: ts.ConditionalExpression,
  context: Context,
  expected: BareType | undefined,
): Expression {
  const condition = translateCondition(node.condition, context);
  const whenTrue = translateExpression(node.whenTrue, context, expected);
  const whenFalse = translateExpression(node.whenFalse, context, expected);
  if (typeof condition.constant === 'boolean' && whenTrue.type.kind === 'literal')
    return condition.constant ? whenTrue : whenFalse;
  const type = commonType(context, node, whenTrue, whenFalse, expected);
  const a = coerce(context, node.whenTrue, whenTrue, type);
  const b = coerce(context, node.whenFalse, whenFalse, type);
  if ([condition, a, b].some((e) => e.type.kind === 'error')) return ERROR_EXPRESSION;
  return {
    text: `${operand(condition, Precedence.Or)} ? ${branch(a)} : ${branch(b)}`,
    type,
    precedence: Precedence.Conditional,
    effects: effectsOf([condition, a, b]),
  };
}

function branch(value: Expression): string {
  const isReference = isStorage(value.type);
  if (isReference) return pointerTo(value);
  return operand(value, Precedence.Or);
}

/** A tag, or a literal text that can be one. */
function isText({ type, constant }: Expression): boolean {
  return type.kind === 'tag' || (type.kind === 'string' && typeof constant === 'string');
}

function isElements({ type }: Expression): boolean {
  return type.kind === 'slice' || type.kind === 'fixed' || type.kind === 'table';
}

function commonType(
  context: Context,
  node: ts.Node,
  a: Expression,
  b: Expression,
  expected: BareType | undefined,
): BareType {
  if (a.type.kind === 'literal' && b.type.kind === 'literal')
    return expected !== undefined && isInteger(expected) && expected.kind === 'integer'
      ? expected
      : settle(context, node, a).type;
  if ([a.type.kind, b.type.kind, expected?.kind].includes('tag') && isText(a) && isText(b)) return TAG;
  // An array is lent as a slice where one is wanted.
  if (expected?.kind === 'slice' && [a, b].every(isElements)) return expected;
  if (a.type.kind === 'nullable' || b.type.kind === 'never' || b.type.kind === 'error') return a.type;
  if (b.type.kind === 'nullable' || a.type.kind === 'never' || a.type.kind === 'error') return b.type;
  if (a.type.kind === 'null') return b.type.kind === 'class' ? { kind: 'nullable', target: b.type } : b.type;
  if (b.type.kind === 'null') return a.type.kind === 'class' ? { kind: 'nullable', target: a.type } : a.type;
  return a.type.kind === 'literal' ? b.type : a.type;
}
