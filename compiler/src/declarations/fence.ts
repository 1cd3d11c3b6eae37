import ts from 'typescript';
import type { ProgramContext } from '../context/program-context.ts';
import { hasSafetyLine } from '../program/annotations.ts';
import { preludeName, resolveSymbol } from '../program/prelude.ts';

/** A function that uses an intrinsic of `@bulkhead/bare/unsafe` says why that is sound. */
export function checkSafetyLine(
  program: ProgramContext,
  declaration: ts.FunctionDeclaration | ts.MethodDeclaration,
): void {
  const use = findUnsafeUse(program, declaration);
  if (use === undefined || hasSafetyLine(declaration)) return;
  program.report(declaration.name ?? declaration, 'BT5002', declaration.name?.getText() ?? '', use);
}

function findUnsafeUse(program: ProgramContext, node: ts.Node): string | undefined {
  if (ts.isIdentifier(node)) {
    const prelude = preludeName(resolveSymbol(program.checker, node));
    return prelude?.unsafe === true ? prelude.name : undefined;
  }
  return ts.forEachChild(node, (child) => findUnsafeUse(program, child));
}
