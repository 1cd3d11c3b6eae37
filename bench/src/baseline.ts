/** The committed figures: `bench/baseline.json`. They change only in a commit that says why. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Result } from './benchmark.ts';

const FILE = fileURLToPath(new URL('../baseline.json', import.meta.url));
/** What a figure may grow without being a regression. */
export const TOLERANCE = 0.05;

export type Figures = Readonly<Record<'min' | 'median' | 'max', number>>;
export type Baseline = Readonly<Record<string, Figures>>;

/** A figure that is more than the tolerance above what is committed. */
export interface Regression {
  readonly id: string;
  readonly figure: 'median' | 'max';
  readonly committed: number;
  readonly now: number;
}

export function readBaseline(): Baseline {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Baseline;
}

/** Puts the results into the file; benchmarks that were not run keep their figures. */
export function updateBaseline(results: readonly Result[], all: boolean): void {
  const fresh = Object.fromEntries(results.map(({ id, min, median, max }) => [id, { min, median, max }]));
  const merged = all ? fresh : { ...readBaseline(), ...fresh };
  const sorted = Object.fromEntries(Object.entries(merged).sort(([a], [b]) => (a < b ? -1 : 1)));
  const lines = Object.entries(sorted).map(([id, figures]) => {
    const words = Object.entries(figures).map(([name, value]) => `"${name}": ${value}`);
    return `  ${JSON.stringify(id)}: { ${words.join(', ')} }`;
  });
  writeFileSync(FILE, `{\n${lines.join(',\n')}\n}\n`);
}

/** What became slower; an id that is not in the file is measured against nothing. */
export function regressions(results: readonly Result[], baseline: Baseline): Regression[] {
  return results.flatMap((result) => {
    const committed = baseline[result.id];
    if (!committed) return [];
    return (['median', 'max'] as const)
      .filter((figure) => result[figure] > committed[figure] * (1 + TOLERANCE))
      .map((figure) => ({ id: result.id, figure, committed: committed[figure], now: result[figure] }));
  });
}

/** Ids of which only one side knows. */
export function unmatched(results: readonly Result[], baseline: Baseline): string[] {
  const measured = new Set(results.map(({ id }) => id));
  const missing = Object.keys(baseline).filter((id) => !measured.has(id));
  return [...missing, ...[...measured].filter((id) => !baseline[id])];
}
