/** What the builders of systems ask about the classes of messages, without translating a program. */
import { realpathSync } from 'node:fs';
import ts from 'typescript';
import { ProgramContext } from './context/program-context.ts';
import { findRoot, loadProgram } from './program/load.ts';
import { reachableModules } from './program/modules.ts';
import { RUNTIME_NAMES } from './runtime/runtime.ts';
import { type PlainSize, plainSize } from './types/plain.ts';
import { nameClass } from './types/resolve.ts';

/** A class and the file that exports it. */
export interface ClassName {
  /** Absolute. */
  readonly file: string;
  readonly type: string;
}

/** The sizes of classes of plain data, in their order, or why one is no such class. */
export function measureClasses(classes: readonly ClassName[]): PlainSize[] {
  const files = [...new Set(classes.map(({ file }) => realpathSync(file)))];
  if (files.length === 0) return [];
  const program = loadProgram(files);
  const sources = files.flatMap((file) => program.getSourceFile(file) ?? []);
  const modules = reachableModules(program, sources);
  const context = new ProgramContext(program, findRoot(files[0]!), modules, RUNTIME_NAMES, 'one core');
  return classes.map((one) => measureClass(context, one));
}

function measureClass(context: ProgramContext, { file, type }: ClassName): PlainSize {
  const source = context.program.getSourceFile(realpathSync(file));
  const module = source && context.checker.getSymbolAtLocation(source);
  const exported = module && context.checker.getExportsOfModule(module).find(({ name }) => name === type);
  if (exported === undefined) return { reason: 'the file exports nothing of that name' };
  const isAlias = (exported.flags & ts.SymbolFlags.Alias) !== 0;
  const symbol = isAlias ? context.checker.getAliasedSymbol(exported) : exported;
  const declaration = symbol.valueDeclaration;
  if (declaration === undefined || !ts.isClassDeclaration(declaration))
    return { reason: 'it is not a class' };
  if (declaration.typeParameters !== undefined) return { reason: 'it has type parameters' };
  const before = context.diagnostics.length;
  const size = plainSize(context, nameClass(context, symbol, declaration));
  const wrong = context.diagnostics[before];
  return wrong === undefined ? size : { reason: wrong.message };
}
