/** The table that a person reads. */
import type { Regression } from './baseline.ts';
import type { Result } from './benchmark.ts';
import { PEER_SOURCES } from './peers.ts';

const NUMBER = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 });

/** Digits in groups, at most four of a fraction. */
export const number = (value: number | null | undefined) => (value == null ? '–' : NUMBER.format(value));

/** Columns: text to the left, figures to the right. */
export function table(rows: readonly (readonly string[])[], textColumns: readonly number[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        textColumns.includes(column) ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      )
      .join('  ')
      .trimEnd();
  return rows.map(line).join('\n');
}

/** Bare floor, Bulkhead and peers, then where the peers' figures are from. */
export function resultTable(results: readonly Result[]): string {
  const head = ['id', 'bare', 'min', 'median', 'max', 'Bao', 'Xen', 'unit', 'what'];
  const rows = results.map(({ id, bare, min, median, max, peers, unit, title, note }) => [
    ...[id, number(bare), number(min), number(median), number(max)],
    ...[number(peers?.bao), number(peers?.xen), unit, note ? `${title} (${note})` : title],
  ]);
  return `${table([head, ...rows], [0, 7, 8])}\n\n${PEER_SOURCES.join('\n')}`;
}

/** What `--json` prints. */
export function resultsAsJson(results: readonly Result[]): string {
  const objects = results.map(({ id, unit, bare, min, median, max }) => ({
    id,
    unit,
    bare,
    min,
    median,
    max,
  }));
  return JSON.stringify(objects, null, 2);
}

/** One line for each regression. */
export function describeRegression({ id, figure, committed, now }: Regression): string {
  const growth = ((now / committed - 1) * 100).toFixed(1);
  return `${id}: ${figure} is ${number(now)}, ${growth} % above the ${number(committed)} of bench/baseline.json`;
}
