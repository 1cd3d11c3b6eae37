import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import { ERROR_EXPRESSION, type Expression, Precedence } from '../context/expression.ts';
import { sliceOf } from '../slices/convert.ts';
import type { BareType } from '../types/bare-type.ts';
import { defaultInteger, flavourOf } from '../types/integers.ts';
import { displayDifferent, sameType, valueName } from '../types/names.ts';
import { adaptLiteral } from './constant.ts';
import { tagConstant } from './tag.ts';
import { variantAs } from './variant-as.ts';

/** The expression as a value of type `target`; reports when it is of another type. */
export function coerce(context: Context, node: ts.Node, value: Expression, target: BareType): Expression {
  const from = value.type;
  if (from.kind === 'error' || target.kind === 'error') return ERROR_EXPRESSION;
  if (from.kind === 'literal' && target.kind === 'integer' && flavourOf(target) === from.flavour)
    return adaptLiteral(context, node, value, target);
  if (from.kind === 'never') return unreachableAs(value, target);
  if (sameType(from, target)) return value;
  if (target.kind === 'tag' && typeof value.constant === 'string')
    return tagConstant(context.program, value.constant);
  const slice = target.kind === 'slice' ? sliceOf(context, value, target) : undefined;
  if (slice !== undefined) return slice;
  if (target.kind === 'nullable') {
    if (from.kind === 'null') return { ...value, type: target };
    if (sameType(from, target.target)) return value;
  }
  if (from.kind === 'union' && target.kind === 'union') {
    const moved = variantAs(context, node, value, from, target);
    if (moved !== undefined) return moved;
  }
  context.report(node, 'BT3002', ...displayDifferent(from, target));
  return ERROR_EXPRESSION;
}

/** A call that never returns, where C wants a value. */
function unreachableAs(value: Expression, target: BareType): Expression {
  const isScalar = ['integer', 'bool', 'tag', 'class', 'fixed', 'nullable', 'atomic', 'locked'].includes(
    target.kind,
  );
  const zero = `(${valueName(target)})${isScalar ? '0' : '{ 0 }'}`;
  return { ...value, type: target, text: `({ ${value.text}; ${zero}; })`, precedence: Precedence.Postfix };
}

/** The expression with a type that a variable can have: a literal takes its default. */
export function settle(context: Context, node: ts.Node, value: Expression): Expression {
  if (value.type.kind !== 'literal') return value;
  return adaptLiteral(context, node, value, defaultInteger(value.type));
}

/** As `settle`, but a literal takes the type that the context expects where that is an integer of its flavour. */
export function settleAs(
  context: Context,
  node: ts.Node,
  value: Expression,
  expected: BareType | undefined,
): Expression {
  const suits =
    value.type.kind === 'literal' &&
    expected?.kind === 'integer' &&
    flavourOf(expected) === value.type.flavour;
  return suits ? coerce(context, node, value, expected) : settle(context, node, value);
}
