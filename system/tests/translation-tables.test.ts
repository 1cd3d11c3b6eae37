/** How much memory a system is given beside its partitions' own. */
import { HEALTH_BYTES } from '@bulkhead/hypervisor/abi/health';
import { expect, test } from 'vitest';
import { translationTables } from '../src/stages/translation-tables.ts';
import { check, goodDescription, withPartition } from './support/good.ts';

async function poolsOf(description: unknown) {
  const { checked, diagnostics } = await check(description);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return checked!.layout.pools;
}

test('cores are counted up to the last that is used, partitions as they are', async () => {
  const pools = await poolsOf(goodDescription());
  const partitions = Object.values(goodDescription().partitions);
  const cores = partitions.flatMap((partition) => partition.cores);
  expect(pools.coreCount).toBe(Math.max(...cores) + 1);
  expect(pools.partitionCount).toBe(partitions.length);
});

test('a partition across two GiB has a table more for its own map', async () => {
  const { tableCount } = await poolsOf(withPartition('linux', { memory: '512MiB' }));
  const across = await poolsOf(withPartition('linux', { ramIpa: 0x7000_0000n, memory: '512MiB' }));
  expect(across.tableCount).toBe(tableCount + 1);
});

test('a health log across two blocks has a table more in the map of each core', async () => {
  const { checked } = await check(goodDescription());
  const block = 2 ** 21;
  const tables = (imageBytes: number) => translationTables(checked!, 0x6_0000, imageBytes, 3);
  const within = tables(8 * block - Number(HEALTH_BYTES));
  expect(tables(8 * block - Number(HEALTH_BYTES) / 2)).toBe(within + 3);
});
