import ts from 'typescript';
import type { Context } from '../context/context.ts';
import {
  Effect,
  ERROR_EXPRESSION,
  type Expression,
  memberOf,
  operand,
  Precedence,
} from '../context/expression.ts';
import { fieldName } from '../context/names.ts';
import { enumMember } from '../declarations/enums.ts';
import { staticConstant } from '../declarations/static-constant.ts';
import {
  type BareType,
  BOOL,
  type ClassType,
  isStorage,
  type StructType,
  TAG,
  type UnionType,
  type Variant,
} from '../types/bare-type.ts';
import { defineType } from '../types/define.ts';
import { INTEGERS } from '../types/integers.ts';
import { membersOf } from '../types/layout.ts';
import { displayType } from '../types/names.ts';
import { narrowedVariant, variantName } from '../types/unions.ts';
import { literalConstant } from './constant.ts';
import { translateExpression } from './expression.ts';
import { requireObject } from './null-check.ts';

export function translatePropertyAccess(node: ts.PropertyAccessExpression, context: Context): Expression {
  const member = enumMember(context, node) ?? staticConstant(context, node);
  return member ?? requireObject(node, context, accessProperty(node, context));
}

/** The property itself, as it is read or assigned to. */
export function accessProperty(node: ts.PropertyAccessExpression, context: Context): Expression {
  if (node.questionDotToken !== undefined) {
    context.report(node, 'BT3003', '`?.`; test for null');
    return ERROR_EXPRESSION;
  }
  if (isForeign(node.expression, context)) {
    context.report(node, 'BT3018', node.getText());
    return ERROR_EXPRESSION;
  }
  const object = translateExpression(node.expression, context);
  const name = node.name.text;
  switch (object.type.kind) {
    case 'error':
      return ERROR_EXPRESSION;
    case 'class':
    case 'struct':
      return readMember(node, context, object, object.type);
    case 'guard':
      if (name === 'value') return contentOf(object, object.type.content);
      break;
    case 'union':
      return readVariant(node, context, object, object.type);
    case 'fixed':
    case 'table':
      if (name === 'length') return literalConstant(BigInt(object.type.length), 'number');
      break;
    case 'string':
    case 'slice':
      if (name === 'length') return lengthOf(object);
  }
  context.report(node, 'BT3019', displayType(object.type), name);
  return ERROR_EXPRESSION;
}

/** `Math.max`, `Number.MAX_VALUE`: names that only the JavaScript library declares. */
function isForeign(node: ts.Expression, context: Context): boolean {
  if (!ts.isIdentifier(node)) return false;
  const declarations = context.checker.getSymbolAtLocation(node)?.declarations ?? [];
  return declarations.length > 0 && declarations.every((d) => d.getSourceFile().isDeclarationFile);
}

/** What a guard protects. */
function contentOf(guard: Expression, content: ClassType): Expression {
  const text = `${operand(guard, Precedence.Postfix)}->value`;
  return { text, type: content, precedence: Precedence.Postfix, effects: guard.effects, isPlace: true };
}

/** The length of a string or slice. */
function lengthOf(value: Expression): Expression {
  if (typeof value.constant === 'string') return literalConstant(BigInt(value.constant.length), 'number');
  const text = memberOf({ ...value, isPlace: true }, 'length');
  return { text, type: INTEGERS.u32, precedence: Precedence.Postfix, effects: value.effects };
}

/** The tag of a union, or a member of the variant that tests of the tag have left. */
function readVariant(
  node: ts.PropertyAccessExpression,
  context: Context,
  object: Expression,
  union: UnionType,
): Expression {
  defineType(context.program, union);
  const variant = narrowedVariant(context.checker, node.expression, union);
  const [first] = union.variants;
  const isTag = first?.tagName === node.name.text;
  if (isTag) {
    const type = tagTypeOf(first);
    const text = memberOf({ ...object, isPlace: true }, 'tag');
    return { text, type, precedence: Precedence.Postfix, effects: object.effects };
  }
  if (variant === undefined) {
    context.report(node, 'BT3031', node.name.text, first?.tagName ?? '', union.name);
    return ERROR_EXPRESSION;
  }
  if ((object.effects & Effect.Reads) !== 0) {
    // tsc keeps the narrowing of a field across calls that may store another variant there.
    context.report(node, 'BT3203', node.expression.getText());
    return ERROR_EXPRESSION;
  }
  const text = memberOf({ ...object, isPlace: true }, variantName(union, variant));
  const value = { text, type: variant.struct, precedence: Precedence.Postfix, effects: object.effects };
  return readMember(node, context, value, variant.struct);
}

function tagTypeOf({ tag }: Variant): BareType {
  if (typeof tag === 'string') return TAG;
  return typeof tag === 'boolean' ? BOOL : INTEGERS.u32;
}

function readMember(
  node: ts.PropertyAccessExpression,
  context: Context,
  object: Expression,
  owner: ClassType | StructType,
): Expression {
  const member = membersOf(context.program, owner).find((m) => m.name === node.name.text);
  if (member === undefined) {
    context.report(node, 'BT3019', displayType(owner), node.name.text);
    return ERROR_EXPRESSION;
  }
  defineType(context.program, owner);
  const text = memberOf(
    owner.kind === 'struct' ? { ...object, isPlace: true } : object,
    fieldName(member.name),
  );
  const isEmbedded = owner.kind === 'class' && isStorage(member.type);
  const reads = owner.kind === 'class' && !isEmbedded ? Effect.Reads : 0;
  const effects = object.effects | reads;
  return {
    text,
    type: member.type,
    precedence: Precedence.Postfix,
    effects,
    locating: object.effects,
    ...(isEmbedded ? { isPlace: true } : {}),
  };
}
