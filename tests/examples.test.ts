/** The smallest example, which the README shows, does what it says. `npm start` runs the other. */
import { fileURLToPath } from 'node:url';
import { runSystem } from '@bulkhead/cli';
import { expect, test } from 'vitest';

const hello = fileURLToPath(new URL('../examples/hello/system.ts', import.meta.url));

test('examples/hello: five heartbeats beside a Linux that says hello', async () => {
  const result = await runSystem({ system: hello, icount: true, timeoutSeconds: 90 });
  expect(result.deviations).toEqual([]);
  expect(result.consoles.heartbeat?.match(/^heartbeat$/gm)).toHaveLength(5);
  expect(result.consoles.linux).toContain('hello from Linux');
});
