import ts from 'typescript';
import type { ProgramContext } from '../context/program-context.ts';
import { resolveSymbol } from '../program/prelude.ts';
import { moduleValue } from './module-value.ts';

/** The value of the module-level constant that `typeof NAME` names; undefined for any other name. */
export function constantOf(
  program: ProgramContext,
  name: ts.EntityName,
): bigint | boolean | string | undefined {
  const symbol = resolveSymbol(program.checker, name);
  const declaration = symbol?.valueDeclaration;
  if (symbol === undefined || declaration === undefined || !ts.isVariableDeclaration(declaration))
    return undefined;
  return moduleValue(program, symbol, declaration)?.constant;
}
