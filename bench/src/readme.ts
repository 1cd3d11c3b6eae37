/** The table of speeds in README.md: written with the baseline, so that they cannot differ. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Baseline } from './baseline.ts';
import type { Benchmark } from './benchmark.ts';

const FILE = fileURLToPath(new URL('../../README.md', import.meta.url));
const HEAD = '| id | what | Bulkhead | Bao |\n| --- | --- | --- | --- |\n';
const NUMBER = new Intl.NumberFormat('en-US');

/** A row for each benchmark with a title that has committed figures: the largest. */
function speedTable(benchmarks: ReadonlyMap<string, Benchmark>, baseline: Baseline): string {
  const rows = [...benchmarks].flatMap(([id, benchmark]) => {
    const figures = baseline[id];
    if (!figures || benchmark.title === undefined) return [];
    const bao = 'measure' in benchmark ? undefined : benchmark.peers?.bao;
    const peer = bao === undefined ? '–' : NUMBER.format(bao);
    return [`| \`${id}\` | ${benchmark.title} | ${NUMBER.format(figures.max)} | ${peer} |\n`];
  });
  return HEAD + rows.join('');
}

/** README.md with the table of these figures in the place of its own. */
export function readmeWith(benchmarks: ReadonlyMap<string, Benchmark>, baseline: Baseline): string {
  const text = readFileSync(FILE, 'utf8');
  const start = text.indexOf(HEAD);
  if (start < 0) throw new Error('README.md has no table of speeds');
  const end = text.indexOf('\n\n', start) + 1;
  return text.slice(0, start) + speedTable(benchmarks, baseline) + text.slice(end);
}

/** Whether README.md shows the committed figures. */
export function isReadmeCurrent(benchmarks: ReadonlyMap<string, Benchmark>, baseline: Baseline): boolean {
  return readmeWith(benchmarks, baseline) === readFileSync(FILE, 'utf8');
}

export function updateReadme(benchmarks: ReadonlyMap<string, Benchmark>, baseline: Baseline): void {
  writeFileSync(FILE, readmeWith(benchmarks, baseline));
}
