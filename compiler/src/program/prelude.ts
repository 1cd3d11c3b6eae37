import ts from 'typescript';
import { PRELUDE_FOLDER, UNSAFE_PRELUDE } from './load.ts';

export interface PreludeName {
  readonly name: string;
  readonly unsafe: boolean;
}

/** The name of a declaration of `@bulkhead/bare` or `@bulkhead/bare/unsafe`; undefined for any other. */
export function preludeName(symbol: ts.Symbol | undefined): PreludeName | undefined {
  const file = symbol?.declarations?.[0]?.getSourceFile().fileName;
  if (symbol === undefined || file?.startsWith(PRELUDE_FOLDER) !== true) return undefined;
  return { name: symbol.name, unsafe: file === UNSAFE_PRELUDE };
}

/** The symbol that an identifier finally names, through imports and re-exports. */
export function resolveSymbol(checker: ts.TypeChecker, node: ts.Node): ts.Symbol | undefined {
  const symbol = checker.getSymbolAtLocation(node);
  if (symbol === undefined) return undefined;
  return (symbol.flags & ts.SymbolFlags.Alias) !== 0 ? checker.getAliasedSymbol(symbol) : symbol;
}

/** The name of `@bulkhead/bare` that is called; undefined for any other expression. */
export function calledPreludeName(checker: ts.TypeChecker, node: ts.Expression): string | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  return preludeName(resolveSymbol(checker, node.expression))?.name;
}
