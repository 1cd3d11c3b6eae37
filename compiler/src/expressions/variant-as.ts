import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { type Expression, operand, Precedence } from '../context/expression.ts';
import type { UnionType } from '../types/bare-type.ts';
import { defineType } from '../types/define.ts';
import { narrowedVariant, variantName } from '../types/unions.ts';

/**
 * A variant that two unions share, moved from one to the other: a failed `Result<u8>` returned as a
 * `Result<u64>`. Undefined where tests have not left one variant, or the other union does not have it.
 */
export function variantAs(
  context: Context,
  node: ts.Node,
  value: Expression,
  from: UnionType,
  target: UnionType,
): Expression | undefined {
  const variant = ts.isExpression(node) ? narrowedVariant(context.checker, node, from) : undefined;
  const wanted = variant && target.variants.find((v) => v.struct.cName === variant.struct.cName);
  if (variant === undefined || wanted === undefined) return undefined;
  defineType(context.program, target);
  const source = `${operand(value, Precedence.Postfix)}.${variantName(from, variant)}`;
  const text = `(${target.cName}){ .${variantName(target, wanted)} = ${source} }`;
  return { ...value, text, type: target, precedence: Precedence.Postfix };
}
