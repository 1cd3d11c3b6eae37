import ts from 'typescript';
import type { ProgramContext } from '../context/program-context.ts';
import { UNSAFE_PRELUDE } from '../program/load.ts';
import { resolveSpecifier, specifiersOf } from '../program/modules.ts';

/** The rules for what stands at module level, reached or not. */
export function checkModule(program: ProgramContext, file: ts.SourceFile): void {
  checkFence(program, file);
  for (const statement of file.statements) checkStatement(program, statement);
}

function checkFence(program: ProgramContext, file: ts.SourceFile): void {
  if (file.fileName.endsWith('.unsafe.ts')) return;
  for (const specifier of specifiersOf(file)) {
    const target = resolveSpecifier(program.program, specifier);
    if (target?.fileName === UNSAFE_PRELUDE) program.report(specifier, 'BT5001');
  }
}

/** Statements that declare nothing but types, or only pass names on. */
const HARMLESS = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.ExportDeclaration,
  ts.SyntaxKind.EnumDeclaration,
  ts.SyntaxKind.InterfaceDeclaration,
  ts.SyntaxKind.TypeAliasDeclaration,
  ts.SyntaxKind.EmptyStatement,
]);

function checkStatement(program: ProgramContext, statement: ts.Statement): void {
  if (ts.isImportDeclaration(statement)) checkImport(program, statement);
  else if (ts.isVariableStatement(statement)) checkVariables(program, statement);
  else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    checkNotDefault(program, statement);
  else if (ts.isExportAssignment(statement)) program.report(statement, 'BT1004');
  else if (!HARMLESS.has(statement.kind)) program.report(statement, 'BT1003');
}

function checkImport(program: ProgramContext, node: ts.ImportDeclaration): void {
  const clause = node.importClause;
  const isNamed = clause?.namedBindings !== undefined && ts.isNamedImports(clause.namedBindings);
  if (!isNamed || clause.name !== undefined) program.report(node, 'BT1001');
  const specifier = (node.moduleSpecifier as ts.StringLiteral).text;
  if (specifier.startsWith('.') && !specifier.endsWith('.ts')) program.report(node.moduleSpecifier, 'BT1002');
}

function checkNotDefault(program: ProgramContext, node: ts.FunctionDeclaration | ts.ClassDeclaration): void {
  const modifier = node.modifiers?.find((m) => m.kind === ts.SyntaxKind.DefaultKeyword);
  if (modifier !== undefined) program.report(modifier, 'BT1004');
}

function checkVariables(program: ProgramContext, node: ts.VariableStatement): void {
  if ((node.declarationList.flags & ts.NodeFlags.BlockScoped) === 0) program.report(node, 'BT1006');
  for (const declaration of node.declarationList.declarations)
    if (!ts.isIdentifier(declaration.name)) program.report(declaration.name, 'BT1007');
}
