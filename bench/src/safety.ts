/** The price of safety: size and instructions with the run-time checks and without them. */
import type { HypervisorProgram } from '@bulkhead/cli';
import type { Benchmark, GuestBenchmark } from './benchmark.ts';
import { Environment } from './environment.ts';
import { measureHosted } from './measure.ts';
import { table } from './report.ts';

/** What one figure is with the checks and without. */
export interface Price {
  readonly what: string;
  readonly checked: number;
  readonly unchecked: number;
}

/** Both hypervisors. */
export interface Builds {
  readonly checked: HypervisorProgram;
  readonly unchecked: HypervisorProgram;
}

/** Code and constants, then each benchmark with a guest: medians. */
export async function measurePrices(
  benchmarks: ReadonlyMap<string, Benchmark>,
  builds: Builds,
  onStart: (id: string) => void = () => {},
): Promise<readonly Price[]> {
  const code = ({ sections }: HypervisorProgram) => (sections['.text'] ?? 0) + (sections['.rodata'] ?? 0);
  const prices: Price[] = [
    { what: '.text + .rodata, bytes', checked: code(builds.checked), unchecked: code(builds.unchecked) },
  ];
  const checked = new Environment('checked', builds.checked);
  const unchecked = new Environment('unchecked', builds.unchecked);
  for (const [id, benchmark] of benchmarks) {
    if ('measure' in benchmark) continue;
    onStart(`${id} without checks`);
    const medians = await Promise.all([median(id, benchmark, checked), median(id, benchmark, unchecked)]);
    prices.push({ what: id, checked: medians[0], unchecked: medians[1] });
  }
  return prices;
}

async function median(id: string, benchmark: GuestBenchmark, environment: Environment): Promise<number> {
  return (await measureHosted(id, benchmark, environment)).median;
}

/** What the checks add, in percent of what is there without them. */
export function overhead({ checked, unchecked }: Price): number {
  return (checked / unchecked - 1) * 100;
}

/** The prices as a table. */
export function priceTable(prices: readonly Price[]): string {
  const number = new Intl.NumberFormat('en-US');
  const rows = prices.map((price) => [
    ...[price.what, number.format(price.checked), number.format(price.unchecked)],
    `${overhead(price) < 0 ? '−' : '+'}${Math.abs(overhead(price)).toFixed(1)} %`,
  ]);
  return table([['the price of safety', 'checked', 'unchecked', 'checks add'], ...rows], [0]);
}
