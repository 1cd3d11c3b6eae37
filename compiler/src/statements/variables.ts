import ts from 'typescript';
import type { Context } from '../context/context.ts';
import type { Expression } from '../context/expression.ts';
import { localName } from '../context/names.ts';
import { valueText } from '../expressions/call.ts';
import { settle } from '../expressions/coerce.ts';
import { translateExpression, translateTo } from '../expressions/expression.ts';
import { maximumOf } from '../expressions/unify.ts';
import { type BareType, ERROR } from '../types/bare-type.ts';
import { defineType } from '../types/define.ts';
import { declareC, displayType, valueName } from '../types/names.ts';
import { resolveType } from '../types/resolve.ts';
import { declareElements } from './destructuring.ts';
import { declareFrameStorage, isFrameStorage } from './frame-storage.ts';
import { markLine } from './statement.ts';
import { isUsingList, translateUsing } from './using.ts';

export function translateVariables(node: ts.VariableStatement, context: Context): void {
  if ((node.declarationList.flags & ts.NodeFlags.BlockScoped) === 0) {
    context.report(node, 'BT1006');
    for (const declaration of node.declarationList.declarations) nameRefused(declaration.name, context);
    return;
  }
  if (isUsingList(node.declarationList)) {
    translateUsing(node, context);
    return;
  }
  for (const declaration of node.declarationList.declarations) {
    markLine(declaration, context);
    for (const line of declareLocal(declaration, context)) context.writer.line(line);
  }
}

/** The C declaration of a local; none for a constant that lives in its uses. */
export function declareLocal(declaration: ts.VariableDeclaration, context: Context): string[] {
  if (!ts.isIdentifier(declaration.name)) return declareElements(declaration, context);
  const { initializer } = declaration;
  if (isFrameStorage(declaration, context))
    return declareFrameStorage(declaration, declaration.name, context);
  if (initializer === undefined) {
    context.report(declaration, 'BT1008', declaration.name.text);
    nameRefused(declaration.name, context);
    return [];
  }
  const isConst = (declaration.parent.flags & ts.NodeFlags.Const) !== 0;
  const value = initialValueOf(declaration, initializer, context);
  if (isConst && value.type.kind === 'literal' && value.constant !== undefined) {
    const symbol = context.checker.getSymbolAtLocation(declaration.name);
    const local = { cName: '', type: value.type, constant: value.constant };
    if (symbol !== undefined) context.locals.set(symbol, local);
    return [];
  }
  const settled = settle(context, initializer, value);
  const type = variableType(declaration, context, settled);
  defineType(context.program, type);
  const name = nameLocal(declaration.name, context, type, isConst ? maximumOf(settled) : undefined);
  if (type.kind === 'error') return [];
  const qualifier = isConst && !valueName(type).endsWith('*') ? 'const ' : '';
  return [`${qualifier}${declareC(valueName(type), name)} = ${valueText(settled)};`];
}

/** The value, as the declared type wants it. */
export function initialValueOf(
  declaration: ts.VariableDeclaration,
  initializer: ts.Expression,
  context: Context,
): Expression {
  if (declaration.type === undefined) return translateExpression(initializer, context);
  return translateTo(initializer, context, annotatedType(declaration.type, context));
}

function annotatedType(node: ts.TypeNode, context: Context): BareType {
  return resolveType(context.program, context.checker.getTypeFromTypeNode(node), node);
}

function variableType(declaration: ts.VariableDeclaration, context: Context, value: Expression): BareType {
  if (value.type.kind === 'error') return ERROR;
  const type = declaration.type === undefined ? value.type : annotatedType(declaration.type, context);
  if (!['void', 'never', 'null', 'table', 'bitFields'].includes(type.kind)) return type;
  context.report(declaration, 'BT4005', displayType(type));
  return ERROR;
}

/** Registers a local and gives it its C name. */
export function nameLocal(node: ts.Identifier, context: Context, type: BareType, maximum?: bigint): string {
  const cName = localName(node.text, (name) => context.isTaken(name));
  const symbol = context.checker.getSymbolAtLocation(node);
  if (symbol !== undefined)
    context.locals.set(symbol, { cName, type, ...(maximum !== undefined && { maximum }) });
  return cName;
}

/** Registers the names of a refused declaration, so that their uses are not reported as well. */
export function nameRefused(name: ts.BindingName, context: Context): void {
  if (ts.isIdentifier(name)) {
    nameLocal(name, context, ERROR);
    return;
  }
  for (const element of name.elements) if (ts.isBindingElement(element)) nameRefused(element.name, context);
}
