import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { type Expression, placeOf, pointerTo } from '../context/expression.ts';
import { translateExpression } from '../expressions/expression.ts';
import { resolveSymbol } from '../program/prelude.ts';
import { type FixedType, isStorage, type SliceType, type TableType } from '../types/bare-type.ts';
import { declareC, displayType, storageName, valueName } from '../types/names.ts';
import { markLine, translateBody } from './statement.ts';
import { nameLocal } from './variables.ts';

/** `for (const x of array)`: a counted loop. */
export function translateForOf(node: ts.ForOfStatement, context: Context): void {
  markLine(node, context);
  const array = translateExpression(node.expression, context);
  if (array.type.kind === 'error') return;
  const declaration = ts.isVariableDeclarationList(node.initializer)
    ? node.initializer.declarations[0]
    : undefined;
  if (declaration === undefined || !ts.isIdentifier(declaration.name)) {
    context.report(node.initializer, 'BT4002');
    return;
  }
  if (array.type.kind === 'slice') {
    loopOverSlice(node, declaration.name, context, array, array.type);
    return;
  }
  if (array.type.kind !== 'fixed' && array.type.kind !== 'table') {
    context.report(node.expression, 'BT4003', displayType(array.type));
    return;
  }
  const { type } = array;
  const { writer } = context;
  const isSimple = array.effects === 0 && !readsAssigned(node.expression, context);
  const base = isSimple ? baseText(array.text, type, placeOf(array)) : `(*${context.temporary()})`;
  if (!isSimple) {
    writer.open('{');
    writer.line(`${declareC(`${storageName(type)} *`, base.slice(2, -1))} = ${pointerTo(array)};`);
  }
  const counter = context.temporary('i');
  writer.open(`for (u32 ${counter} = 0; ${counter} < ${type.length}; ${counter}++) {`);
  const name = nameLocal(declaration.name, context, type.element);
  writer.line(`${declareC(valueName(type.element), name)} = ${elementText(context, base, type, counter)};`);
  translateBody(node.statement, context);
  writer.close();
  if (!isSimple) writer.close();
}

/** Whether the expression names a variable that is assigned, perhaps in the loop: the array is taken once. */
function readsAssigned(node: ts.Node, context: Context): boolean {
  if (ts.isIdentifier(node)) {
    const symbol = resolveSymbol(context.checker, node);
    return symbol !== undefined && context.assignments.has(symbol);
  }
  return ts.forEachChild(node, (child) => readsAssigned(child, context) || undefined) ?? false;
}

/** The slice is taken once: the variable may change in the loop. */
function loopOverSlice(
  node: ts.ForOfStatement,
  variable: ts.Identifier,
  context: Context,
  slice: Expression,
  type: SliceType,
): void {
  const { writer } = context;
  const all = context.temporary();
  const counter = context.temporary('i');
  writer.open('{');
  writer.line(`const ${storageName(type)} ${all} = ${slice.text};`);
  writer.open(`for (u32 ${counter} = 0; ${counter} < ${all}.length; ${counter}++) {`);
  const isReference = type.element.kind === 'class' || type.element.kind === 'fixed';
  const element = `${isReference ? '&' : ''}${all}.at[${counter}]`;
  const name = nameLocal(variable, context, type.element);
  writer.line(`${declareC(valueName(type.element), name)} = ${element};`);
  translateBody(node.statement, context);
  writer.close();
  writer.close();
}

function baseText(text: string, type: FixedType | TableType, place: string): string {
  return type.kind === 'table' ? text : place;
}

function elementText(context: Context, base: string, type: FixedType | TableType, counter: string): string {
  const element = `${base}[${counter}]`;
  if (isStorage(type.element)) return `&${element}`;
  const isText = type.kind === 'table' && type.element.kind === 'string';
  return isText ? `${context.helper('string_at')}(${base}_text, ${element})` : element;
}
