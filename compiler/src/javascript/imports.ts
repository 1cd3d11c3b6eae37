import { dirname, relative } from 'node:path';
import ts from 'typescript';
import { preludeName, resolveSymbol } from '../program/prelude.ts';
import type { Renderer } from './renderer.ts';

/**
 * An import that takes each value from the module that declares it, however many modules hand it on. In C
 * the order of modules does not matter; in JavaScript a class must have been evaluated before an initial
 * value makes one, which modules that hand on each other's exports could not promise.
 */
export function renderImport(renderer: Renderer, node: ts.ImportDeclaration): string | undefined {
  const bindings = node.importClause?.namedBindings;
  if (node.importClause?.isTypeOnly === true || bindings === undefined || !ts.isNamedImports(bindings))
    return undefined;
  const file = node.getSourceFile().fileName;
  const byModule = new Map<string, string[]>();
  for (const element of bindings.elements) {
    if (element.isTypeOnly) continue;
    const found = declarationOf(renderer, element, file) ?? {
      module: (node.moduleSpecifier as ts.StringLiteral).text,
      name: (element.propertyName ?? element.name).text,
    };
    const names = byModule.get(found.module) ?? [];
    byModule.set(found.module, [...names, `${found.name} as ${element.name.text}`]);
  }
  const imports = [...byModule].map(([module, names]) => `import { ${names.join(', ')} } from '${module}';`);
  // Lines stay where they are.
  return imports.join(' ') + renderer.source(node).replace(/[^\n]/g, '');
}

/** Where the program declares the value, and its name there. */
function declarationOf(
  renderer: Renderer,
  element: ts.ImportSpecifier,
  file: string,
): { module: string; name: string } | undefined {
  const symbol = resolveSymbol(renderer.program.checker, element.name);
  const source = symbol?.valueDeclaration?.getSourceFile();
  if (symbol === undefined || source === undefined || preludeName(symbol) !== undefined) return undefined;
  const path = relative(dirname(file), source.fileName);
  return { module: path.startsWith('.') ? path : `./${path}`, name: symbol.name };
}
