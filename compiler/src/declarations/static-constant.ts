import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { ERROR_EXPRESSION, type Expression } from '../context/expression.ts';
import { resolveSymbol } from '../program/prelude.ts';
import { hasModifier } from '../types/members.ts';
import { declareConstant } from './module-value.ts';

export const OTHER_STATIC = 'a static member that is not a `readonly` constant; declare it at module level';

/** `Class.NAME` of a `static readonly` constant; undefined for any other property access. */
export function staticConstant(context: Context, node: ts.PropertyAccessExpression): Expression | undefined {
  const { program, checker } = context;
  const symbol = resolveSymbol(checker, node.name);
  const declaration = symbol?.valueDeclaration;
  if (symbol === undefined || declaration === undefined || !ts.isPropertyDeclaration(declaration))
    return undefined;
  if (!hasModifier(declaration, ts.SyntaxKind.StaticKeyword) || !ts.isClassDeclaration(declaration.parent))
    return undefined;
  if (!isStaticConstant(declaration)) {
    program.report(declaration, 'BT2109', OTHER_STATIC);
    return ERROR_EXPRESSION;
  }
  const known = program.values.get(symbol);
  if (known === null) program.report(declaration, 'BT1014', symbol.name);
  if (known !== undefined) return known ?? ERROR_EXPRESSION;
  if (declaration.initializer === undefined) {
    program.report(declaration, 'BT1008', symbol.name);
    return ERROR_EXPRESSION;
  }
  program.values.set(symbol, null);
  const name = `${declaration.parent.name?.text}_${symbol.name}`;
  const { initializer } = declaration;
  const value = program.within(program.plain, () =>
    declareConstant(program, symbol, declaration, initializer, name),
  );
  program.values.set(symbol, value);
  return value;
}

/** Whether the member is a `static readonly` field. */
export function isStaticConstant(member: ts.ClassElement): boolean {
  return (
    ts.isPropertyDeclaration(member) &&
    hasModifier(member, ts.SyntaxKind.StaticKeyword) &&
    hasModifier(member, ts.SyntaxKind.ReadonlyKeyword)
  );
}
