import { expect, test } from 'vitest';
import { breakSystem } from './support/campaign.ts';
import { connectedDescription } from './support/connected.ts';
import { check, compileTypeScript, directory, hypervisor } from './support/good.ts';
import { twelvePartitions } from './support/twelve.ts';

const context = { directory, compileTypeScript, hypervisor: hypervisor() };

/** Free for longer campaigns: `MUTATION_SEED=12 MUTATION_RUNS=5000 npx vitest run … mutation`. */
const seed = Number(process.env.MUTATION_SEED ?? 6);
const runs = Number(process.env.MUTATION_RUNS ?? 500);

test('the system of twelve partitions is good', async () => {
  const { diagnostics, checked } = await check(twelvePartitions());
  expect(diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([]);
  expect(checked?.partitions).toHaveLength(12);
});

test('broken in 500 random ways, it is refused with diagnostics or packed', async () => {
  const { refused, packed } = await breakSystem(twelvePartitions(), { seed, runs }, context);
  expect(refused + packed).toBe(runs);
  expect(Math.min(refused, packed)).toBeGreaterThan(runs / 20);
}, 120_000);

test('so is the small one', async () => {
  const { refused, packed } = await breakSystem(connectedDescription(), { seed, runs: 200 }, context);
  expect(refused + packed).toBe(200);
}, 120_000);
