import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { ERROR_EXPRESSION, type Expression, Precedence } from '../context/expression.ts';
import { fieldName } from '../context/names.ts';
import type { BareType, StructType, UnionType, Variant } from '../types/bare-type.ts';
import { defineType } from '../types/define.ts';
import { membersOf } from '../types/layout.ts';
import { resolveType } from '../types/resolve.ts';
import { variantName } from '../types/unions.ts';
import { valueText } from './call.ts';
import { translateExpression, translateTo } from './expression.ts';
import { afterTemporaries, effectsOf, sequence } from './sequence.ts';

/** `{ a: x, b: y }` where the context wants a value struct. */
export function translateObjectLiteral(
  node: ts.ObjectLiteralExpression,
  context: Context,
  expected: BareType | undefined,
): Expression {
  const wanted = wantedType(node, context, expected);
  if (wanted === undefined) return ERROR_EXPRESSION;
  if (wanted.kind === 'union') return variantLiteral(node, context, wanted);
  return structLiteral(node, context, wanted);
}

function tagOf(node: ts.ObjectLiteralExpression, union: UnionType): ts.ObjectLiteralElementLike | undefined {
  return node.properties.find((property) => property.name?.getText() === union.variants[0]?.tagName);
}

/** The variant that the tag in the literal names; undefined where it is no constant. */
export function literalVariant(
  node: ts.ObjectLiteralExpression,
  context: Context,
  union: UnionType,
): Variant | undefined {
  const tag = tagOf(node, union);
  const initializer = tag && ts.isPropertyAssignment(tag) ? tag.initializer : undefined;
  const value = initializer && translateExpression(initializer, context).constant;
  return union.variants.find((variant) => variant.tag === value);
}

/** A literal of the variant that its tag names, in the storage of the union. */
function variantLiteral(node: ts.ObjectLiteralExpression, context: Context, union: UnionType): Expression {
  const variant = literalVariant(node, context, union);
  if (variant === undefined) {
    context.report(tagOf(node, union) ?? node, 'BT3032', union.variants[0]?.tagName ?? '');
    return ERROR_EXPRESSION;
  }
  defineType(context.program, union);
  const made = structLiteral(node, context, variant.struct);
  if (made.type.kind === 'error') return ERROR_EXPRESSION;
  const text = `(${union.cName}){ .${variantName(union, variant)} = ${made.text} }`;
  return { ...made, text, type: union, precedence: Precedence.Postfix };
}

function structLiteral(node: ts.ObjectLiteralExpression, context: Context, struct: StructType): Expression {
  defineType(context.program, struct);
  const members = membersOf(context.program, struct);
  const names: string[] = [];
  const values: Expression[] = [];
  for (const property of node.properties) {
    const isPlain = ts.isPropertyAssignment(property) || ts.isShorthandPropertyAssignment(property);
    const member = isPlain && members.find((m) => m.name === property.name.getText());
    if (!isPlain || member === undefined || member === false) {
      context.report(property, 'BT3022');
      return ERROR_EXPRESSION;
    }
    const value = ts.isPropertyAssignment(property) ? property.initializer : property.name;
    names.push(fieldName(member.name));
    values.push(translateTo(value, context, member.type));
  }
  if (values.some((value) => value.type.kind === 'error')) return ERROR_EXPRESSION;
  const { operands, before } = sequence(context, values);
  const parts = operands.map((value, i) => `.${names[i]} = ${valueText(value)}`);
  const text = `(${struct.cName}){ ${parts.join(', ')} }`;
  return afterTemporaries(before, {
    text,
    type: struct,
    precedence: Precedence.Postfix,
    effects: effectsOf(values),
  });
}

function wantedType(
  node: ts.ObjectLiteralExpression,
  context: Context,
  expected: BareType | undefined,
): StructType | UnionType | undefined {
  if (expected?.kind === 'struct' || expected?.kind === 'union') return expected;
  const contextual = context.checker.getContextualType(node);
  const type = contextual && resolveType(context.program, contextual, node);
  if (type?.kind === 'struct' || type?.kind === 'union') return type;
  if (type?.kind !== 'error') context.report(node, 'BT3023');
  return undefined;
}
