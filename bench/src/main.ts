/** `npm run bench`: measures, prints, compares. */
import { parseArgs } from 'node:util';
import { compileHypervisor, type HypervisorProgram } from '@bulkhead/cli';
import { readBaseline, regressions, updateBaseline } from './baseline.ts';
import type { Benchmark } from './benchmark.ts';
import { Environment } from './environment.ts';
import { loadBenchmarks } from './load.ts';
import { COUNTS, measureScales, ofPairs, scalesAsJson, scaleTable, unevenScales } from './partitions.ts';
import { updateReadme } from './readme.ts';
import { describeRegression, resultsAsJson, resultTable } from './report.ts';
import { runAll } from './run-all.ts';
import { measurePrices, priceTable } from './safety.ts';
import { translationTime } from './translation.ts';

const USAGE = 'npm run bench [-- [--json] [--update] [--translation] [--partitions] [id …]]';

/** The benchmarks of those ids; all when none is named. */
function select(all: ReadonlyMap<string, Benchmark>, ids: readonly string[]): ReadonlyMap<string, Benchmark> {
  const unknown = ids.filter((id) => !all.has(id));
  if (unknown.length > 0) {
    throw new Error(`There is no benchmark ${unknown.join(', ')}. There are: ${[...all.keys()].join(', ')}`);
  }
  return ids.length === 0 ? all : new Map(ids.map((id) => [id, all.get(id)!]));
}

const onStart = (id: string) => console.error(`measuring ${id}`);

/** Measures in systems of different sizes; status 1 when a figure depends on the size. */
async function comparePartitions(
  benchmarks: ReadonlyMap<string, Benchmark>,
  hypervisor: HypervisorProgram,
  json: boolean,
): Promise<void> {
  const environmentOf = (name: string) => new Environment(name, hypervisor);
  const scales = await measureScales(ofPairs(benchmarks), environmentOf, COUNTS, onStart);
  console.log(json ? scalesAsJson(scales) : scaleTable(scales));
  const uneven = unevenScales(scales);
  for (const one of uneven) console.error(one);
  if (uneven.length > 0) process.exitCode = 1;
}

async function main(): Promise<void> {
  const options = {
    json: { type: 'boolean' },
    update: { type: 'boolean' },
    translation: { type: 'boolean' },
    partitions: { type: 'boolean' },
    help: { type: 'boolean' },
  } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.help) return console.log(USAGE);
  if (values.translation) return console.log(translationTime());
  const benchmarks = select(await loadBenchmarks(), positionals);
  const hypervisor = await compileHypervisor();
  if (values.partitions) return comparePartitions(benchmarks, hypervisor, values.json === true);
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
