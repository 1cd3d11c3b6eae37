/** Runs benchmarks, as many at once as there are processors to spare. */
import type { Benchmark, Result } from './benchmark.ts';
import type { Environment } from './environment.ts';
import { measure } from './measure.ts';

/** The emulator uses one processor of the host; more at once would only wait for each other. */
const AT_ONCE = 2;

/** What `work` makes of each item, in the order of the items. */
export async function mapAtOnce<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const queue = items.map((item, index) => ({ item, index }));
  const results: R[] = [];
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      results[next.index] = await work(next.item);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

/** All results, in the order of the benchmarks. */
export async function runAll(
  benchmarks: ReadonlyMap<string, Benchmark>,
  environment: Environment,
  onStart: (id: string) => void = () => {},
): Promise<readonly Result[]> {
  const results = await mapAtOnce([...benchmarks], ([id, benchmark]) => {
    onStart(id);
    return measure(id, benchmark, environment);
  });
  return results.flat();
}
