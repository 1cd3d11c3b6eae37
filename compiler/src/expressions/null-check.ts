import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { Effect, type Expression, Precedence } from '../context/expression.ts';

/** Whether tsc knows that the reference is not null here. */
export function isNarrowedToObject(node: ts.Expression, context: Context): boolean {
  return excludesNull(context.checker.getTypeAtLocation(node), context);
}

function excludesNull(type: ts.Type, context: Context): boolean {
  // What remains of a type parameter is `T`, or `T & {}` and `T & undefined`.
  if (type.isUnion()) return type.types.every((t) => excludesNull(t, context));
  if ((type.flags & ts.TypeFlags.TypeParameter) !== 0)
    return context.program.instance.bindings.get(type.symbol)?.type.kind === 'class';
  return (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
}

/**
 * A reference in memory that tsc has narrowed to an object. tsc keeps that narrowing across calls that
 * might store null, so it is checked again; the C compiler drops the check where nothing lies between.
 */
export function requireObject(node: ts.Expression, context: Context, value: Expression): Expression {
  if (value.type.kind !== 'nullable' || !isNarrowedToObject(node, context)) return value;
  const id = context.check('null', node);
  return {
    text: `${context.helper('NONNULL')}(${value.text}, ${id})`,
    type: value.type.target,
    precedence: Precedence.Postfix,
    effects: value.effects | Effect.Traps,
  };
}
