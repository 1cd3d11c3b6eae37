/** `npm run bench -- --partitions`: what concerns a pair costs the same among 2, 8 and 32 partitions. */
import type { Benchmark, GuestBenchmark } from './benchmark.ts';
import { assembleIdler, crowd } from './crowd.ts';
import type { Environment } from './environment.ts';
import { measureHosted } from './measure.ts';
import { number, table } from './report.ts';
import { mapAtOnce } from './run-all.ts';
import type { Spread } from './samples.ts';

/** How many partitions there are in all. */
export const COUNTS: readonly number[] = [2, 8, 32];
/** Not for a pair: boot sets up all that is configured. */
const OF_ALL = ['boot-first-instruction'];
/** What a median and a maximum may differ by: a guest meets other phases of what its core does beside it. */
const TOLERANCE = 0.02;

/** Sleeps until every other partition does, for two milliseconds: virtual time counts the instructions of all cores. */
const SETTLE = `
    mov     x25, #10
1:  bl      pause
    subs    x25, x25, #1
    b.ne    1b
`;

/** One benchmark among so many partitions. */
export interface Scale {
  readonly id: string;
  readonly unit: string;
  readonly partitions: number;
  readonly figures: Spread;
}

/** The benchmarks with a guest that concern one partition, or two. */
export function ofPairs(benchmarks: ReadonlyMap<string, Benchmark>): ReadonlyMap<string, GuestBenchmark> {
  const pairs = [...benchmarks].flatMap(([id, benchmark]) =>
    'measure' in benchmark || OF_ALL.includes(id) ? [] : [[id, benchmark] as const],
  );
  return new Map(pairs);
}

/** Each benchmark in a system of each size; `environmentOf` makes a folder for each system. */
export async function measureScales(
  benchmarks: ReadonlyMap<string, GuestBenchmark>,
  environmentOf: (name: string) => Environment,
  counts: readonly number[] = COUNTS,
  onStart: (what: string) => void = () => {},
): Promise<readonly Scale[]> {
  const runs = [...benchmarks].flatMap(([id, benchmark]) =>
    counts.map((partitions) => ({ id, benchmark, partitions })),
  );
  return mapAtOnce(runs, async ({ id, benchmark, partitions }) => {
    onStart(`${id} among ${partitions} partitions`);
    const environment = environmentOf(`${id}-among-${partitions}`);
    const idler = assembleIdler(environment);
    const later = { ...benchmark, prepare: SETTLE + (benchmark.prepare ?? '') };
    const figures = await measureHosted(id, later, environment, (system) => crowd(system, partitions, idler));
    return { id, unit: benchmark.unit ?? 'instructions', partitions, figures };
  });
}

/** A line for each figure that depends on the number of partitions. */
export function unevenScales(scales: readonly Scale[]): string[] {
  return scales.flatMap((scale) => {
    const least = scales.find(({ id }) => id === scale.id)!;
    return (['median', 'max'] as const).flatMap((figure) => {
      const [now, before] = [scale.figures[figure], least.figures[figure]];
      if (Math.abs(now - before) <= before * TOLERANCE) return [];
      const growth = now / before - 1;
      const change = `${(Math.abs(growth) * 100).toFixed(1)} % ${growth < 0 ? 'below' : 'above'}`;
      return [
        `${scale.id}: ${figure} is ${number(now)} among ${scale.partitions} partitions, ${change} the ${number(before)} among ${least.partitions}`,
      ];
    });
  });
}

/** A row for each benchmark, a column of minimum, median and maximum for each size. */
export function scaleTable(scales: readonly Scale[]): string {
  const counts = [...new Set(scales.map(({ partitions }) => partitions))];
  const ids = [...new Set(scales.map(({ id }) => id))];
  const cell = (id: string, count: number) => {
    const { min, median, max } = scales.find((one) => one.id === id && one.partitions === count)!.figures;
    return [min, median, max].map(number).join('/');
  };
  const head = ['min/median/max', ...counts.map((count) => `${count} partitions`)];
  return table([head, ...ids.map((id) => [id, ...counts.map((count) => cell(id, count))])], [0]);
}

/** What `--partitions --json` prints. */
export function scalesAsJson(scales: readonly Scale[]): string {
  const objects = scales.map(({ id, unit, partitions, figures: { min, median, max } }) => ({
    ...{ id, unit, partitions, min, median, max },
  }));
  return JSON.stringify(objects, null, 2);
}
