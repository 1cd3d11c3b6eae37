import { basename, dirname } from 'node:path';
import ts from 'typescript';
import { PRELUDE_FOLDER } from './load.ts';

/** The files of the program that hold its own code, in the order in which the entries reach them. */
export function reachableModules(program: ts.Program, entries: readonly ts.SourceFile[]): ts.SourceFile[] {
  const reached = new Set<ts.SourceFile>();
  const visit = (file: ts.SourceFile): void => {
    if (reached.has(file) || !isOwnModule(file)) return;
    reached.add(file);
    for (const specifier of specifiersOf(file)) {
      const target = resolveSpecifier(program, specifier);
      if (target !== undefined) visit(target);
    }
  };
  for (const entry of entries) visit(entry);
  return [...reached];
}

function isOwnModule(file: ts.SourceFile): boolean {
  return !file.isDeclarationFile && !file.fileName.startsWith(PRELUDE_FOLDER);
}

/** The module specifiers of a file's imports and re-exports. */
export function specifiersOf(file: ts.SourceFile): ts.StringLiteral[] {
  return file.statements.flatMap((statement) =>
    (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) &&
    statement.moduleSpecifier !== undefined &&
    ts.isStringLiteral(statement.moduleSpecifier)
      ? [statement.moduleSpecifier]
      : [],
  );
}

export function resolveSpecifier(
  program: ts.Program,
  specifier: ts.StringLiteral,
): ts.SourceFile | undefined {
  const symbol = program.getTypeChecker().getSymbolAtLocation(specifier);
  return symbol?.declarations?.find(ts.isSourceFile);
}

/**
 * A C prefix for each module: the file's name, preceded by as many of its directories (and followed
 * by `_unsafe`) as it takes to tell the modules apart.
 */
export function moduleNames(files: readonly ts.SourceFile[]): Map<ts.SourceFile, string> {
  const levels = new Map(files.map((file) => [file, 0]));
  for (let round = 0; round < 8; round++) {
    const users = new Map<string, ts.SourceFile[]>();
    for (const file of files) {
      const name = nameAtLevel(file.fileName, levels.get(file) ?? 0);
      users.set(name, [...(users.get(name) ?? []), file]);
    }
    const clashing = [...users.values()].filter((group) => group.length > 1).flat();
    if (clashing.length === 0) break;
    for (const file of clashing) levels.set(file, (levels.get(file) ?? 0) + 1);
  }
  return new Map(files.map((file) => [file, nameAtLevel(file.fileName, levels.get(file) ?? 0)]));
}

function nameAtLevel(path: string, level: number): string {
  const isUnsafe = path.endsWith('.unsafe.ts');
  const base = basename(path).replace(/(\.unsafe)?\.ts$/, '');
  const directories = dirname(path).split('/').filter(Boolean);
  const parts = [base === 'index' ? (directories.pop() ?? base) : base];
  if (level > 0 && isUnsafe) parts.push('unsafe');
  for (let i = 1; i < level && directories.length > 0; i++) parts.unshift(directories.pop() ?? '');
  const name = parts.join('_').replace(/[^A-Za-z0-9_]/g, '_');
  return /^[0-9]/.test(name) ? `m${name}` : name;
}
