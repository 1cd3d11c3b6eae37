/** The examples do what they say; `npm start` runs mixed-criticality. */
import { fileURLToPath } from 'node:url';
import { runSystem } from '@bulkhead/cli';
import { expect, test } from 'vitest';

const shared = fileURLToPath(new URL('../examples/shared-core/system.ts', import.meta.url));
/**
 * Under icount a nanosecond is an instruction. The least lateness is that of a core that slept; a busy one exchanges the
 * vCPUs, after the exit of Linux that may be under way: at the longest it sends a line to the UART.
 */
const EXIT_PATH_NS = 1200;

const hello = fileURLToPath(new URL('../examples/hello/system.ts', import.meta.url));

test('examples/hello: five heartbeats beside a Linux that says hello', async () => {
  const result = await runSystem({ system: hello, icount: true, timeoutSeconds: 90 });
  expect(result.deviations).toEqual([]);
  expect(result.consoles.heartbeat?.match(/^heartbeat$/gm)).toHaveLength(5);
  expect(result.consoles.linux).toContain('hello from Linux');
});

test('examples/shared-core: a thousand windows begin on time beside Linux, within one exit path', async () => {
  const result = await runSystem({ system: shared, icount: true, timeoutSeconds: 90 });
  expect(result.deviations).toEqual([]);
  const console = result.consoles.periodic ?? '';
  const late = /^late min\/max: (\d+)\/(\d+) ns$/m.exec(console);
  const [least, most] = [Number(late?.[1]), Number(late?.[2])];
  expect(least).toBeGreaterThan(0);
  expect(most - least, console).toBeLessThan(EXIT_PATH_NS);
  expect(console).toContain('plant settled');
  expect(result.consoles.linux?.match(/^step \d+ of 2000$/gm)).toHaveLength(50);
});
