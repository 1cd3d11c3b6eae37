import type { Diagnostic } from './diagnostic.ts';
import { stepsOf } from './path.ts';

/** Behind everything that is there: what is missing, and what the author never wrote. */
const LAST = Number.MAX_SAFE_INTEGER;

/** The order in which their author meets them: that of the description, and of the numbers at one place. */
export function inOrder(diagnostics: readonly Diagnostic[], description: unknown): Diagnostic[] {
  const ranked = diagnostics.map((diagnostic) => ({
    diagnostic,
    rank: rankOf(diagnostic.path, description),
  }));
  ranked.sort((a, b) => compare(a.rank, b.rank) || compareText(a.diagnostic.code, b.diagnostic.code));
  return ranked.map(({ diagnostic }) => diagnostic);
}

/** At each level the position among its neighbours. */
function rankOf(path: string, description: unknown): number[] {
  let value = description;
  return stepsOf(path).map((step) => {
    const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    const index = keys.indexOf(step);
    value = index < 0 ? undefined : (value as Record<string, unknown>)[step];
    return index < 0 ? LAST : index;
  });
}

/** What contains something comes before it. */
function compare(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((rank, position) => rank !== b[position]);
  if (index < 0) return a.length - b.length;
  return index < b.length ? a[index]! - b[index]! : 1;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
