import ts from 'typescript';
import type { ProgramContext } from '../context/program-context.ts';
import { hasSafetyLine } from '../program/annotations.ts';
import { preludeName, resolveSymbol } from '../program/prelude.ts';

/** A function that uses an intrinsic of `@bulkhead/bare/unsafe` says why that is sound. */
export function checkSafetyLine(
  program: ProgramContext,
  declaration: ts.FunctionDeclaration | ts.MethodDeclaration,
): void {
  const unsafe = unsafeNames(program, declaration.getSourceFile());
  const use = unsafe.size === 0 ? undefined : findUse(program, declaration, unsafe);
  if (use === undefined || hasSafetyLine(declaration)) return;
  program.report(declaration.name ?? declaration, 'BT5002', declaration.name?.getText() ?? '', use);
}

const known = new WeakMap<ProgramContext, Map<ts.SourceFile, ReadonlySet<string>>>();

/** The names by which a module knows intrinsics of `@bulkhead/bare/unsafe`, however it comes to them. */
function unsafeNames(program: ProgramContext, file: ts.SourceFile): ReadonlySet<string> {
  const files = known.get(program) ?? new Map<ts.SourceFile, ReadonlySet<string>>();
  known.set(program, files);
  const unsafe = () => importedNames(file).filter((name) => isUnsafe(program, name));
  const found = files.get(file) ?? new Set(unsafe().map(({ text }) => text));
  files.set(file, found);
  return found;
}

function importedNames(file: ts.SourceFile): ts.Identifier[] {
  return file.statements.flatMap((statement) => {
    const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
    return bindings !== undefined && ts.isNamedImports(bindings)
      ? bindings.elements.map(({ name }) => name)
      : [];
  });
}

function isUnsafe(program: ProgramContext, name: ts.Identifier): boolean {
  return preludeName(resolveSymbol(program.checker, name))?.unsafe === true;
}

function findUse(program: ProgramContext, node: ts.Node, names: ReadonlySet<string>): string | undefined {
  if (ts.isIdentifier(node)) {
    if (!names.has(node.text)) return undefined;
    const prelude = preludeName(resolveSymbol(program.checker, node));
    return prelude?.unsafe === true ? prelude.name : undefined;
  }
  return ts.forEachChild(node, (child) => findUse(program, child, names));
}
