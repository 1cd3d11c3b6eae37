/** Instruction counts do not grow unnoticed: every benchmark against bench/baseline.json. */
import { compileHypervisor } from '@bulkhead/cli';
import { beforeAll, describe, expect, it } from 'vitest';
import { readBaseline, regressions, unmatched } from '../bench/src/baseline.ts';
import type { Benchmark, Result } from '../bench/src/benchmark.ts';
import { Environment } from '../bench/src/environment.ts';
import { loadBenchmarks } from '../bench/src/load.ts';
import { describeRegression } from '../bench/src/report.ts';
import { runAll } from '../bench/src/run-all.ts';

/** Enough to see that a run is the same as the one before, cores that wait for each other included. */
const TWICE = ['hvc-null', 'ipi-injected', 'vtimer-injected'];

describe('benchmarks', () => {
  let benchmarks: ReadonlyMap<string, Benchmark>;
  let results: readonly Result[];
  const environment = async (name: string) => new Environment(name, await compileHypervisor());

  beforeAll(async () => {
    benchmarks = await loadBenchmarks();
    results = await runAll(benchmarks, await environment('test'));
  });

  it('are no more than 5 % above the committed figures', () => {
    expect(regressions(results, readBaseline()).map(describeRegression)).toEqual([]);
  });

  it('are those of the committed figures (npm run bench -- --update)', () => {
    expect(unmatched(results, readBaseline())).toEqual([]);
  });

  it('give the same figures to the last instruction in a second run', async () => {
    const again = new Map([...benchmarks].filter(([id]) => TWICE.includes(id)));
    const first = results.filter(({ id }) => TWICE.includes(id));
    expect(await runAll(again, await environment('test-again'))).toEqual(first);
  });
});
