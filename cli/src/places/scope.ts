/** Where the names in a system file come from, by its text alone: nothing of it runs. */
import type ts from 'typescript';
import { parser } from './typescript.ts';

/** What a name stands for: an expression of the same file, or something that another file exports. */
export type Meaning =
  | { readonly kind: 'expression'; readonly declaration: ts.Node; readonly expression: ts.Expression }
  | { readonly kind: 'parameter'; readonly declaration: ts.Node }
  | { readonly kind: 'property'; readonly of: ts.Expression; readonly name: string }
  | { readonly kind: 'function'; readonly node: ts.FunctionDeclaration }
  | { readonly kind: 'import'; readonly from: string; readonly name: string };

/** The name that an import of everything has: `import * as parts`. */
export const EVERYTHING = '*';

/** What a name means where it is used; undefined when that cannot be seen. */
export function meaningOf(name: string, use: ts.Node): Meaning | undefined {
  for (let node: ts.Node | undefined = use.parent; node; node = node.parent) {
    const found = declaredIn(node, name);
    if (found) return found;
  }
  return undefined;
}

function declaredIn(node: ts.Node, name: string): Meaning | undefined {
  if (parser.isFunctionLike(node))
    return first(node.parameters, (parameter) => parameterNamed(parameter, name));
  if (parser.isSourceFile(node) || parser.isBlock(node)) {
    return first(node.statements, (statement) => declaredBy(statement, name));
  }
  return undefined;
}

function parameterNamed(parameter: ts.ParameterDeclaration, name: string): Meaning | undefined {
  const declaration = bindingNamed(parameter.name, name);
  return declaration && { kind: 'parameter', declaration };
}

/** What a statement declares under a name. */
export function declaredBy(statement: ts.Statement, name: string): Meaning | undefined {
  if (parser.isFunctionDeclaration(statement) && statement.name?.text === name) {
    return { kind: 'function', node: statement };
  }
  if (parser.isVariableStatement(statement)) {
    return first(statement.declarationList.declarations, (one) => variableNamed(one, name));
  }
  return parser.isImportDeclaration(statement) ? importNamed(statement, name) : undefined;
}

function variableNamed(declaration: ts.VariableDeclaration, name: string): Meaning | undefined {
  const { initializer } = declaration;
  if (!initializer) return undefined;
  if (parser.isIdentifier(declaration.name)) {
    const isIt = declaration.name.text === name;
    return isIt ? { kind: 'expression', declaration, expression: initializer } : undefined;
  }
  const element = bindingNamed(declaration.name, name);
  if (!element || !parser.isBindingElement(element)) return undefined;
  return { kind: 'property', of: initializer, name: propertyOf(element) };
}

/** The declaration of a name in `name`, or in `{ name, other: name }`. */
function bindingNamed(binding: ts.BindingName, name: string): ts.Node | undefined {
  if (parser.isIdentifier(binding)) return binding.text === name ? binding.parent : undefined;
  if (!parser.isObjectBindingPattern(binding)) return undefined;
  return binding.elements.find((element) => parser.isIdentifier(element.name) && element.name.text === name);
}

/** The property that an element of `{ name, other: name }` takes. */
export function propertyOf({ propertyName, name }: ts.BindingElement): string {
  return (propertyName ?? name).getText();
}

function importNamed({ importClause, moduleSpecifier }: ts.ImportDeclaration, name: string) {
  if (!importClause || !parser.isStringLiteral(moduleSpecifier)) return undefined;
  const from = moduleSpecifier.text;
  const imported = (exported: string): Meaning => ({ kind: 'import', from, name: exported });
  if (importClause.name?.text === name) return imported('default');
  const { namedBindings } = importClause;
  if (!namedBindings) return undefined;
  if (parser.isNamespaceImport(namedBindings)) {
    return namedBindings.name.text === name ? imported(EVERYTHING) : undefined;
  }
  const element = namedBindings.elements.find((one) => one.name.text === name);
  return element && imported((element.propertyName ?? element.name).text);
}

function first<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
