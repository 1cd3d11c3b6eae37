/** `npm run bench`: measures, prints, compares. */
import { parseArgs } from 'node:util';
import { compileHypervisor } from '@bulkhead/cli';
import { readBaseline, regressions, updateBaseline } from './baseline.ts';
import type { Benchmark } from './benchmark.ts';
import { Environment } from './environment.ts';
import { loadBenchmarks } from './load.ts';
import { updateReadme } from './readme.ts';
import { describeRegression, resultsAsJson, resultTable } from './report.ts';
import { runAll } from './run-all.ts';
import { measurePrices, priceTable } from './safety.ts';
import { translationTime } from './translation.ts';

const USAGE = 'npm run bench [-- [--json] [--update] [--translation] [id …]]';

/** The benchmarks of those ids; all when none is named. */
function select(all: ReadonlyMap<string, Benchmark>, ids: readonly string[]): ReadonlyMap<string, Benchmark> {
  const unknown = ids.filter((id) => !all.has(id));
  if (unknown.length > 0) {
    throw new Error(`There is no benchmark ${unknown.join(', ')}. There are: ${[...all.keys()].join(', ')}`);
  }
  return ids.length === 0 ? all : new Map(ids.map((id) => [id, all.get(id)!]));
}

const onStart = (id: string) => console.error(`measuring ${id}`);

async function main(): Promise<void> {
  const options = {
    json: { type: 'boolean' },
    update: { type: 'boolean' },
    translation: { type: 'boolean' },
    help: { type: 'boolean' },
  } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.help) return console.log(USAGE);
  if (values.translation) return console.log(translationTime());
  const benchmarks = select(await loadBenchmarks(), positionals);
  const hypervisor = await compileHypervisor();
  const environment = new Environment('bench', hypervisor);
  const results = await runAll(benchmarks, environment, onStart);
  console.log(values.json ? resultsAsJson(results) : resultTable(results));
  if (!values.json && !values.update) {
    const unchecked = await compileHypervisor('speed', { withoutChecks: true });
    const prices = await measurePrices(benchmarks, { checked: hypervisor, unchecked }, onStart);
    console.log(`\n${priceTable(prices)}`);
  }
  if (values.update) {
    updateBaseline(results, positionals.length === 0);
    return updateReadme(await loadBenchmarks(), readBaseline());
  }
  const slower = regressions(results, readBaseline());
  for (const one of slower) console.error(describeRegression(one));
  if (slower.length > 0) process.exitCode = 1;
}

await main();
