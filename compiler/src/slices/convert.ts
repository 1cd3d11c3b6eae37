import type { Context } from '../context/context.ts';
import { type Expression, Precedence, placeOf } from '../context/expression.ts';
import type { SliceType } from '../types/bare-type.ts';
import { defineType } from '../types/define.ts';
import { sameType, storageName } from '../types/names.ts';

/** A whole array or table as a slice, or a slice that is only read from now on; undefined for all else. */
export function sliceOf(context: Context, value: Expression, target: SliceType): Expression | undefined {
  const { type } = value;
  if (type.kind === 'slice') {
    const isLent = target.isReadonly && sameType(type.element, target.element);
    return isLent ? { ...value, type: target } : undefined;
  }
  const isArray = type.kind === 'fixed' || (type.kind === 'table' && target.isReadonly);
  if (!isArray || !sameType(type.element, target.element)) return undefined;
  defineType(context.program, target);
  // A table is constant in C; that it is not written is checked here.
  const first = type.kind === 'table' ? `(${storageName(type.element)} *)${value.text}` : placeOf(value);
  return {
    text: `(${storageName(target)}){ ${first}, ${type.length} }`,
    type: target,
    precedence: Precedence.Postfix,
    effects: value.effects,
  };
}
