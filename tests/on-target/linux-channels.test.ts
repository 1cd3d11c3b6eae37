/** A process of an unmodified Linux talks to a partition through the ports that its device tree names. */
import { expect, test } from 'vitest';
import { lines, run } from './support.ts';

test.each([true, false])('Linux and a partition exchange messages, icount %s', async (icount) => {
  const result = await run('linux-channels/system.ts', { icount });
  expect(lines(result, 'linux').slice(0, 5)).toEqual([
    'channel-order@7f00000000: bulkhead,sampling-port generic-uio as order',
    'channel-state@7f00100000: bulkhead,sampling-port generic-uio as state',
    'device 7f00000000.channel-order',
    'device 7f00100000.channel-state',
    'answer 42',
  ]);
  expect(result.deviations).toEqual([]);
});
