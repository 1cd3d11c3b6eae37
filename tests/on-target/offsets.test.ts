/** Accesses of every width at every offset of the emulated devices, unaligned ones included, end in nothing. */
import { expect, it } from 'vitest';
import { run } from './support.ts';

it('no offset and no width troubles the hypervisor', async () => {
  const result = await run('offsets/system.ts', { icount: true });
  expect(result.halt).toMatchObject({ reason: 0 });
  expect(result.deviations).toEqual([]);
});
