/** Linux on four cores of its own, and on two cores under windows, alone and beside another. `linux.test.ts` has it on two of its own. */
import { expect, test } from 'vitest';
import { run } from './support.ts';

test.each([
  ['four', true],
  ['four', false],
  ['shared', true],
  ['shared', false],
  ['two', true],
  ['two', false],
])('Linux brings up all of its CPUs: %s, icount %s', async (name, icount) => {
  const result = await run(`smp/${name}.system.ts`, { icount });
  expect(result.deviations, result.consoles.linux).toEqual([]);
});
