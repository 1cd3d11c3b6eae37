/** What a 32-bit application of a guest can reach, and what the hypervisor makes undefined. */
import { expect, test } from 'vitest';
import { run, suiteReport } from './support.ts';

test('coprocessor registers from AArch32', async () => {
  const result = await run('aarch32/system.ts', { icount: true });
  expect(suiteReport(result, 'guest')).toEqual({ failed: [], passed: 13, finished: true });
});
