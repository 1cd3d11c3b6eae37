/** Runs benchmarks, as many at once as there are processors to spare. */
import type { Benchmark, Result } from './benchmark.ts';
import type { Environment } from './environment.ts';
import { measure } from './measure.ts';

/** The emulator uses one processor of the host; more at once would only wait for each other. */
const AT_ONCE = 2;

/** All results, in the order of the benchmarks. */
export async function runAll(
  benchmarks: ReadonlyMap<string, Benchmark>,
  environment: Environment,
  onStart: (id: string) => void = () => {},
): Promise<readonly Result[]> {
  const queue = [...benchmarks.entries()].map(([id, benchmark], index) => ({ id, benchmark, index }));
  const results: (readonly Result[])[] = [];
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      onStart(next.id);
      results[next.index] = await measure(next.id, next.benchmark, environment);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results.flat();
}
