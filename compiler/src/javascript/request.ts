import ts from 'typescript';
import type { ProgramContext } from '../context/program-context.ts';
import { functionOf } from '../declarations/functions.ts';
import { moduleValue } from '../declarations/module-value.ts';
import { isHigherOrder } from '../functions/function-type.ts';
import { nameClass } from '../types/resolve.ts';

/** Requests every function, method and value of a module: a test may use what the image does not. */
export function requestEverything(program: ProgramContext, file: ts.SourceFile): void {
  for (const statement of file.statements) {
    if (ts.isFunctionDeclaration(statement)) requestFunction(program, statement);
    if (ts.isClassDeclaration(statement)) requestMethods(program, statement);
    if (ts.isVariableStatement(statement))
      for (const declaration of statement.declarationList.declarations) {
        const symbol = program.checker.getSymbolAtLocation(declaration.name);
        if (symbol !== undefined) moduleValue(program, symbol, declaration);
      }
  }
}

function requestFunction(program: ProgramContext, declaration: ts.FunctionDeclaration): void {
  const symbol = declaration.name && program.checker.getSymbolAtLocation(declaration.name);
  if (
    symbol !== undefined &&
    declaration.typeParameters === undefined &&
    !isHigherOrder(program, declaration)
  )
    functionOf(program, symbol, declaration, undefined);
}

function requestMethods(program: ProgramContext, declaration: ts.ClassDeclaration): void {
  const owner = declaration.name && program.checker.getSymbolAtLocation(declaration.name);
  if (owner === undefined || declaration.typeParameters !== undefined) return;
  const type = nameClass(program, owner, declaration);
  for (const member of declaration.members) {
    const symbol = member.name && program.checker.getSymbolAtLocation(member.name);
    if (ts.isMethodDeclaration(member) && symbol !== undefined && !isHigherOrder(program, member))
      functionOf(program, symbol, member, type);
  }
}
