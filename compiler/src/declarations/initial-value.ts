import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { fieldName } from '../context/names.ts';
import { translateTo } from '../expressions/expression.ts';
import { preludeName, resolveSymbol } from '../program/prelude.ts';
import {
  type AtomicType,
  type BareType,
  type ClassType,
  type FixedType,
  isStorage,
  type LockedType,
} from '../types/bare-type.ts';
import { INTEGERS } from '../types/integers.ts';
import { classFields } from '../types/members.ts';
import { constantText } from './tables.ts';

/** The C initialiser of storage; '' when every byte is zero. */
export function initialValue(context: Context, type: BareType, node: ts.Expression): string {
  switch (type.kind) {
    case 'class':
      return objectValue(context, type, node);
    case 'fixed':
      return arrayValue(context, type, node);
    case 'atomic':
      return atomicValue(context, type, node);
    case 'locked':
      return lockedValue(context, type, node);
    case 'struct':
    case 'union':
    case 'tuple':
      return constantText(context, type, node);
    default:
      return scalarValue(context, type, node);
  }
}

function scalarValue(context: Context, type: BareType, node: ts.Expression): string {
  const value = translateTo(node, context, type);
  if (value.type.kind === 'error' || node.kind === ts.SyntaxKind.NullKeyword) return '';
  if (value.constant === undefined) {
    context.report(node, 'BT1005');
    return '';
  }
  return value.constant === 0n || value.constant === false ? '' : value.text;
}

function objectValue(context: Context, type: ClassType, node: ts.Expression): string {
  const made = ts.isNewExpression(node) && resolveSymbol(context.checker, node.expression);
  if (made !== type.symbol || (ts.isNewExpression(node) && (node.arguments?.length ?? 0) > 0)) {
    context.report(node, 'BT1018', `new ${type.name}()`);
    return '';
  }
  context.program.nameTarget(node, type.declaration, type.instance, context.program.plain);
  return context.program.within(type.instance, () => classValue(context, type));
}

const known = new WeakMap<ClassType, string>();

/** The initialiser of every object of the class: only the fields that do not start as zero. */
function classValue(context: Context, type: ClassType): string {
  const found = known.get(type);
  if (found !== undefined) return found;
  known.set(type, '');
  const parts = classFields(context.program, type).flatMap((field) => {
    const declaration = field.declaration;
    const initializer = ts.isPropertyDeclaration(declaration) ? declaration.initializer : undefined;
    if (initializer === undefined) {
      context.report(declaration, 'BT2108', field.name);
      return [];
    }
    const value = field.type.kind === 'error' ? '' : initialValue(context, field.type, initializer);
    return value === '' ? [] : [`.${fieldName(field.name)} = ${value}`];
  });
  const text = parts.length === 0 ? '' : `{ ${parts.join(', ')} }`;
  known.set(type, text);
  return text;
}

/** The argument of `atomic(…)` or `locked(…)`. */
function heldValue(context: Context, node: ts.Expression, wanted: string, like: string) {
  const callee = ts.isCallExpression(node) ? resolveSymbol(context.checker, node.expression) : undefined;
  const content = ts.isCallExpression(node) ? node.arguments[0] : undefined;
  if (preludeName(callee)?.name === wanted && content !== undefined) return content;
  context.report(node, 'BT1018', `${wanted}(${like})`);
  return undefined;
}

function atomicValue(context: Context, type: AtomicType, node: ts.Expression): string {
  const value = heldValue(context, node, 'atomic', '…');
  return value === undefined ? '' : initialValue(context, type.element, value);
}

function lockedValue(context: Context, type: LockedType, node: ts.Expression): string {
  const content = heldValue(context, node, 'locked', `new ${type.content.name}()`);
  const value = content === undefined ? '' : initialValue(context, type.content, content);
  return value === '' ? '' : `{ .value = ${value} }`;
}

function arrayValue(context: Context, type: FixedType, node: ts.Expression): string {
  const isScalar = !isStorage(type.element);
  const wanted = isScalar ? 'fixed' : 'fixedOf';
  const callee = ts.isCallExpression(node) ? resolveSymbol(context.checker, node.expression) : undefined;
  const [length, content] = ts.isCallExpression(node) ? node.arguments : [];
  if (preludeName(callee)?.name !== wanted || length === undefined || content === undefined) {
    context.report(node, 'BT1018', `${wanted}(${type.length}, …)`);
    return '';
  }
  const count = translateTo(length, context, INTEGERS.u32);
  if (count.type.kind !== 'error' && count.constant !== BigInt(type.length))
    context.report(length, 'BT1019', type.length);
  const element = isScalar ? content : madeBy(context, content);
  const value = element === undefined ? '' : initialValue(context, type.element, element);
  return value === '' ? '' : `{ [0 ... ${type.length - 1}] = ${value} }`;
}

/** The expression that `() => new X()` makes each element with. */
export function madeBy(context: Context, node: ts.Expression): ts.Expression | undefined {
  if (ts.isArrowFunction(node) && node.parameters.length === 0 && !ts.isBlock(node.body)) return node.body;
  context.report(node, 'BT1018', '() => new X()');
  return undefined;
}
