/** Exits, calls and switches cost the same among eight partitions as among two; `npm run bench -- --partitions` does all. */
import { compileHypervisor } from '@bulkhead/cli';
import { expect, test } from 'vitest';
import { Environment } from '../bench/src/environment.ts';
import { loadBenchmarks } from '../bench/src/load.ts';
import { measureScales, ofPairs, unevenScales } from '../bench/src/partitions.ts';

const IDS = ['hvc-null', 'call-reply', 'partition-switch'];

test('six partitions more on the core change no figure of a pair', async () => {
  const hypervisor = await compileHypervisor();
  const benchmarks = new Map([...ofPairs(await loadBenchmarks())].filter(([id]) => IDS.includes(id)));
  const scales = await measureScales(benchmarks, (name) => new Environment(name, hypervisor), [2, 8]);
  expect(scales.map(({ id, partitions }) => `${id} ${partitions}`)).toHaveLength(2 * IDS.length);
  expect(unevenScales(scales)).toEqual([]);
});
