/** What a file exports under a name, through the files that it takes it from. */
import type ts from 'typescript';
import type { SourceFiles } from './files.ts';
import { declaredBy, type Meaning } from './scope.ts';
import { parser } from './typescript.ts';

export interface Exported {
  readonly meaning: Meaning;
  /** Where that is written. */
  readonly file: ts.SourceFile;
}

export function exportedFrom(file: ts.SourceFile, name: string, files: SourceFiles): Exported | undefined {
  for (const statement of file.statements) {
    const meaning = name === 'default' ? defaultOf(statement) : declaredBy(statement, name);
    if (meaning) return { meaning, file };
    const found = parser.isExportDeclaration(statement) ? again(statement, file, name, files) : undefined;
    if (found) return found;
  }
  return undefined;
}

function defaultOf(statement: ts.Statement): Meaning | undefined {
  if (parser.isExportAssignment(statement)) {
    return { kind: 'expression', declaration: statement, expression: statement.expression };
  }
  const isDefault =
    parser.isFunctionDeclaration(statement) &&
    statement.modifiers?.some(({ kind }) => kind === parser.SyntaxKind.DefaultKeyword) === true;
  return isDefault ? { kind: 'function', node: statement } : undefined;
}

/** `export { a as b }`, `export { a } from './a.ts'` and `export * from './a.ts'`. */
function again(
  { exportClause, moduleSpecifier }: ts.ExportDeclaration,
  file: ts.SourceFile,
  name: string,
  files: SourceFiles,
): Exported | undefined {
  const isElsewhere = moduleSpecifier !== undefined && parser.isStringLiteral(moduleSpecifier);
  const other = isElsewhere ? files.openImport(moduleSpecifier.text, file) : file;
  if (!other) return undefined;
  if (!exportClause) return other === file ? undefined : exportedFrom(other, name, files);
  if (!parser.isNamedExports(exportClause)) return undefined;
  const element = exportClause.elements.find((one) => one.name.text === name);
  const original = element && (element.propertyName ?? element.name).text;
  if (original === undefined || (other === file && original === name)) return undefined;
  return exportedFrom(other, original, files);
}
