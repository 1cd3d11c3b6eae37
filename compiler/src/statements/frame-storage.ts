import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { initialValue } from '../declarations/initial-value.ts';
import { isFixedCall } from '../declarations/module-value.ts';
import { skipParentheses } from '../program/syntax.ts';
import { defineType } from '../types/define.ts';
import { declareC, storageName } from '../types/names.ts';
import { resolveType } from '../types/resolve.ts';
import { nameLocal } from './variables.ts';

/** Whether the declaration makes storage in the function's frame: `const p = new Point()`. */
export function isFrameStorage(declaration: ts.VariableDeclaration, context: Context): boolean {
  const isConst = (declaration.parent.flags & ts.NodeFlags.Const) !== 0;
  if (!isConst || declaration.initializer === undefined) return false;
  const made = skipParentheses(declaration.initializer);
  return ts.isNewExpression(made) || isFixedCall(context.program, made);
}

/** The C declaration of an object or array in the frame, with its initial value. */
export function declareFrameStorage(
  declaration: ts.VariableDeclaration,
  name: ts.Identifier,
  context: Context,
): string[] {
  const type = resolveType(
    context.program,
    context.checker.getTypeAtLocation(name),
    declaration.type ?? declaration.name,
  );
  const cName = nameLocal(name, context, type);
  if (type.kind === 'error' || declaration.initializer === undefined) return [];
  defineType(context.program, type);
  const initial = initialValue(context, type, skipParentheses(declaration.initializer));
  const symbol = context.checker.getSymbolAtLocation(name);
  if (symbol !== undefined) context.locals.set(symbol, { cName, type, isPlace: true });
  if (context.owner !== undefined) context.program.framed.add(context.owner);
  return [`${declareC(storageName(type), cName)} = ${initial === '' ? '{ 0 }' : initial};`];
}
