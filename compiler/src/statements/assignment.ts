import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { Effect, type Expression, operand, Precedence } from '../context/expression.ts';
import { applyBinary } from '../expressions/binary.ts';
import { valueText } from '../expressions/call.ts';
import { coerce } from '../expressions/coerce.ts';
import { literalConstant } from '../expressions/constant.ts';
import { translateExpression } from '../expressions/expression.ts';
import { mustPrecede } from '../expressions/sequence.ts';
import { flavourOf } from '../types/integers.ts';
import { declareC, valueName } from '../types/names.ts';
import { checkSpaces, mayBeAddress } from '../types/spaces.ts';
import { translateTarget } from './target.ts';

/** `target = value`: the target with its checks first, then the value. */
export function translateAssignment(node: ts.BinaryExpression, context: Context): string {
  const target = translateTarget(node.left, context);
  const value = coerce(
    context,
    node.right,
    translateExpression(node.right, context, target.type),
    target.type,
  );
  if (target.type.kind === 'error' || value.type.kind === 'error') return '';
  if (!mustPrecede(locatingOf(target), value.effects)) return `${target.text} = ${valueText(value)}`;
  return throughPointer(context, target, (place) => `${place.text} = ${valueText(value)}`);
}

/** What finding the target does; a variable is simply there. */
function locatingOf(target: Expression): number {
  return target.locating ?? Effect.None;
}

/** `target += value` and the like, with the operator's checks. */
export function translateCompound(
  node: ts.BinaryExpression,
  operator: ts.SyntaxKind,
  context: Context,
): string {
  const target = translateTarget(node.left, context);
  const value = translateExpression(node.right, context, target.type);
  if (mayBeAddress(target) || mayBeAddress(value)) checkSpaces(context, node);
  return update(node, context, target, operator, value);
}

/** `target++` and `target--`, checked. */
export function translateIncrement(
  node: ts.PostfixUnaryExpression | ts.PrefixUnaryExpression,
  context: Context,
): string {
  const target = translateTarget(node.operand, context);
  if (target.type.kind !== 'integer' && target.type.kind !== 'error')
    context.report(node, 'BT3014', target.type.kind);
  if (target.type.kind !== 'integer') return '';
  const isIncrement = node.operator === ts.SyntaxKind.PlusPlusToken;
  const operator = isIncrement ? ts.SyntaxKind.PlusToken : ts.SyntaxKind.MinusToken;
  return update(node, context, target, operator, literalConstant(1n, flavourOf(target.type)));
}

function update(
  node: ts.Node,
  context: Context,
  target: Expression,
  operator: ts.SyntaxKind,
  value: Expression,
): string {
  if (target.type.kind === 'error' || value.type.kind === 'error') return '';
  const apply = (place: Expression): string => {
    const result = applyBinary(context, node, operator, place, value, target.type);
    const fitting = coerce(context, node, result, target.type);
    return `${place.text} = ${fitting.text}`;
  };
  const locating = locatingOf(target);
  const isRepeatable = (locating & ~Effect.Reads) === 0 && !mustPrecede(locating, value.effects);
  return isRepeatable ? apply(target) : throughPointer(context, target, apply);
}

/** Locates the target once, by a pointer, and then writes through it. */
function throughPointer(context: Context, target: Expression, write: (place: Expression) => string): string {
  const pointer = context.temporary();
  const place: Expression = {
    text: `*${pointer}`,
    type: target.type,
    precedence: Precedence.Unary,
    effects: Effect.Reads,
  };
  const type = valueName(target.type);
  const declaration = declareC(type.endsWith('*') ? `${type}*` : `${type} *`, pointer);
  return `({ ${declaration} = &${operand(target, Precedence.Postfix)}; ${write(place)}; })`;
}
