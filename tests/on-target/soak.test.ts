/** A minute of virtual time in which no period is missed; `npm run soak` is an hour of it. */
import { expect, test } from 'vitest';
import { run } from './support.ts';

test('a periodic partition misses no period of a minute beside others that work and sleep', async () => {
  const result = await run('soak/minute.system.ts', { icount: true, turns: false });
  expect(result.deviations, result.consoles.control).toEqual([]);
});
