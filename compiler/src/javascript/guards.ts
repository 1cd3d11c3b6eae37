import ts from 'typescript';
import { isUsingList } from '../statements/using.ts';

/**
 * `using guard = acquire(x);` becomes `const guard = acquire(x); try {`, closed at the end of the block, so
 * that every line stays where it is.
 */
export function openGuards(text: string): string {
  return `${text.replace(/^using\b/, 'const')}; try {`;
}

/** A block, with what its guards hold released in reverse order at every exit. */
export function renderGuards(node: ts.Block, text: string): string {
  const names = node.statements
    .filter(ts.isVariableStatement)
    .filter((statement) => isUsingList(statement.declarationList))
    .map((statement) => statement.declarationList.declarations.map((d) => d.name.getText()).reverse());
  if (names.length === 0) return text;
  const ends = names.reverse().map((group) => {
    const releases = group.map((name) => `${name}?.[Symbol.dispose]();`);
    return ` } finally { ${releases.join(' ')} }`;
  });
  return `${text.slice(0, -1)}${ends.join('')} }`;
}
