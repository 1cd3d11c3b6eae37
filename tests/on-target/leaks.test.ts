/** On a core that two partitions share, nothing that one leaves in a register is found by the other. */
import { expect, it } from 'vitest';
import { lines, run } from './support.ts';

it('neither keys nor registers of which guests are told nothing, on the newest CPU', async () => {
  const result = await run('leaks/system.ts', { icount: true });
  expect(lines(result, 'reader').filter((line) => line !== '')).toEqual(['nothing found']);
  expect(result.deviations).toEqual([]);
});
