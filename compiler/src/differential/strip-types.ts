import ts from 'typescript';

/**
 * The body of a function that takes the imported modules as `$modules` and returns the exports: the module
 * without its types. tsc's own way to JavaScript prints every module anew, which would take a third of a
 * run. Undefined for a module with syntax that Node cannot run once its types are gone.
 */
export function stripTypes(source: string): string | undefined {
  const file = ts.createSourceFile('module.ts', source, ts.ScriptTarget.ES2023);
  const cuts: Cut[] = [];
  const exported: string[] = [];
  let isPlain = true;
  const visit = (node: ts.Node): void => {
    if (isOnlyType(node)) cuts.push({ start: node.pos, end: node.end, text: ' ' });
    else if (ts.isImportDeclaration(node)) cuts.push(importCut(node, file));
    else if (ts.isEnumDeclaration(node)) cuts.push(enumCut(node, file));
    else if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) {
      visit(node.expression);
      cuts.push({ start: node.expression.end, end: node.end, text: ' ' });
    } else {
      if (isUsing(node)) isPlain = false;
      if (ts.isFunctionDeclaration(node) && isExported(node)) exported.push(node.name?.text ?? '');
      cuts.push(...punctuationCuts(node, source));
      ts.forEachChild(node, visit);
    }
  };
  visit(file);
  return isPlain ? `'use strict'; ${applyCuts(source, cuts)}\nreturn { ${exported.join(', ')} };` : undefined;
}

interface Cut {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function applyCuts(source: string, cuts: readonly Cut[]): string {
  let position = 0;
  let text = '';
  for (const cut of [...cuts].sort((a, b) => a.start - b.start)) {
    text += source.slice(position, cut.start) + cut.text;
    position = cut.end;
  }
  return text + source.slice(position);
}

const MODIFIERS = new Set([
  ts.SyntaxKind.ExportKeyword,
  ts.SyntaxKind.PrivateKeyword,
  ts.SyntaxKind.ReadonlyKeyword,
]);

function isOnlyType(node: ts.Node): boolean {
  if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true;
  return ts.isTypeParameterDeclaration(node) || MODIFIERS.has(node.kind) || ts.isHeritageClause(node);
}

const NONE: readonly Cut[] = [];

/** The `:` before a type and the angle brackets around types. */
function punctuationCuts(node: ts.Node, source: string): readonly Cut[] {
  const { type, typeParameters, typeArguments } = node as {
    type?: ts.TypeNode;
    typeParameters?: ts.NodeArray<ts.Node>;
    typeArguments?: ts.NodeArray<ts.Node>;
  };
  if (type === undefined && typeParameters === undefined && typeArguments === undefined) return NONE;
  const cuts: Cut[] = [];
  const blank = (position: number) => cuts.push({ start: position, end: position + 1, text: ' ' });
  if (type !== undefined) blank(source.lastIndexOf(':', type.pos));
  for (const list of [typeParameters, typeArguments]) {
    if (list === undefined) continue;
    // Commas between the types go with the brackets.
    for (let i = 1; i < list.length; i++) blank(source.indexOf(',', list[i - 1]!.end));
    blank(source.lastIndexOf('<', list.pos));
    blank(source.indexOf('>', list.end));
  }
  return cuts;
}

function isExported(node: ts.FunctionDeclaration): boolean {
  return node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
}

function isUsing(node: ts.Node): boolean {
  return ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.Using) === ts.NodeFlags.Using;
}

/** `import { a, b as c } from 'm'` as `const { a, b: c } = $modules['m']`. */
function importCut(node: ts.ImportDeclaration, file: ts.SourceFile): Cut {
  const bindings = node.importClause?.namedBindings;
  const elements = bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements : [];
  const names = elements
    .filter((element) => !element.isTypeOnly)
    .map(({ propertyName, name }) =>
      propertyName === undefined ? name.text : `${propertyName.text}: ${name.text}`,
    );
  const text = `const { ${names.join(', ')} } = $modules[${node.moduleSpecifier.getText(file)}];`;
  return { start: node.getStart(file), end: node.end, text };
}

/** An enum as an object. */
function enumCut(node: ts.EnumDeclaration, file: ts.SourceFile): Cut {
  let next = '0';
  const members = node.members.map(({ name, initializer }) => {
    const value = initializer?.getText(file) ?? next;
    next = `(${value}) + 1`;
    return `${name.getText(file)}: ${value}`;
  });
  return {
    start: node.getStart(file),
    end: node.end,
    text: `const ${node.name.text} = { ${members.join(', ')} };`,
  };
}
