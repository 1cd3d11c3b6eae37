import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import type { Expression } from '../context/expression.ts';
import type { IntegerType, LiteralType } from '../types/bare-type.ts';
import { flavourOf, isInteger } from '../types/integers.ts';
import { displayType, sameType } from '../types/names.ts';
import { adaptLiteral } from './constant.ts';

/** Both operands of an operator, of one type. */
export interface Unified {
  readonly left: Expression;
  readonly right: Expression;
  readonly type: IntegerType | LiteralType;
}

/** Brings two integer operands to one type; a literal takes the other's. Reports mixed widths. */
export function unifyIntegers(
  context: Context,
  node: ts.Node,
  left: Expression,
  right: Expression,
): Unified | undefined {
  const a = left.type;
  const b = right.type;
  if (a.kind === 'error' || b.kind === 'error') return undefined;
  if (!isInteger(a) || !isInteger(b)) {
    context.report(node, 'BT3014', displayType(isInteger(a) ? b : a));
    return undefined;
  }
  if (a.kind === 'literal' && b.kind === 'literal' && a.flavour === b.flavour)
    return { left, right, type: a };
  if (a.kind === 'integer' && b.kind === 'literal' && flavourOf(a) === b.flavour)
    return { left, right: adaptLiteral(context, node, right, a), type: a };
  if (a.kind === 'literal' && b.kind === 'integer' && flavourOf(b) === a.flavour)
    return { left: adaptLiteral(context, node, left, b), right, type: b };
  if (a.kind === 'integer' && sameType(a, b)) return { left, right, type: a };
  context.report(node, 'BT3010', displayType(a), displayType(b));
  return undefined;
}

/** The largest value that an unsigned expression can have, as far as is known. */
export function maximumOf(value: Expression): bigint | undefined {
  if (value.maximum !== undefined) return value.maximum;
  return value.type.kind === 'integer' && !value.type.signed ? value.type.maximum : undefined;
}
