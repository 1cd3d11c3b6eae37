/** What a partition leaves on a shared core when it ends takes nothing from the one beside it. */
import { expect, test } from 'vitest';
import { run } from './support.ts';

test.each([true, false])(
  'a timer interrupt that is under way at an end is its owner’s alone, icount %s',
  async (icount) => {
    const result = await run('leaving/system.ts', { icount });
    expect(result.deviations).toEqual([]);
  },
);
