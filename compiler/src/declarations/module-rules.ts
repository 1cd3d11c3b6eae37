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

function checkStatement(program: ProgramContext, statement: ts.Statement): void {
  switch (statement.kind) {
    case ts.SyntaxKind.ImportDeclaration:
      return checkImport(program, statement as ts.ImportDeclaration);
    case ts.SyntaxKind.ExportAssignment:
      return program.report(statement, 'BT1004');
    case ts.SyntaxKind.VariableStatement:
      return checkVariables(program, statement as ts.VariableStatement);
    case ts.SyntaxKind.FunctionDeclaration:
    case ts.SyntaxKind.ClassDeclaration:
      return checkNotDefault(program, statement as ts.FunctionDeclaration | ts.ClassDeclaration);
    case ts.SyntaxKind.ExportDeclaration:
    case ts.SyntaxKind.EnumDeclaration:
    case ts.SyntaxKind.InterfaceDeclaration:
    case ts.SyntaxKind.TypeAliasDeclaration:
    case ts.SyntaxKind.EmptyStatement:
      return;
    default:
      return program.report(statement, 'BT1003');
  }
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
