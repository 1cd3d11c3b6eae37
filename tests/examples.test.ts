/** The examples do what they say; `npm start` runs mixed-criticality. */
import { fileURLToPath } from 'node:url';
import { type RunResult, runSystem } from '@bulkhead/cli';
import { expect, test } from 'vitest';

const shared = fileURLToPath(new URL('../examples/shared-core/system.ts', import.meta.url));
/**
 * Under icount a nanosecond is an instruction. The least lateness is that of a core that slept; a busy one exchanges the
 * vCPUs, after the exit of Linux that may be under way: at the longest it sends a line to the UART.
 */
const EXIT_PATH_NS = 1200;

const hello = fileURLToPath(new URL('../examples/hello/system.ts', import.meta.url));
const healing = fileURLToPath(new URL('../examples/self-healing/system.ts', import.meta.url));

test('examples/hello: five heartbeats beside a Linux that says hello', async () => {
  const result = await runSystem({ system: hello, icount: true, timeoutSeconds: 300 });
  expect(result.deviations).toEqual([]);
  expect(result.consoles.heartbeat?.match(/^heartbeat$/gm)).toHaveLength(5);
  expect(result.consoles.linux).toContain('hello from Linux');
});

test('examples/shared-core: a thousand windows begin on time beside Linux, within one exit path', async () => {
  const result = await runSystem({ system: shared, icount: true, timeoutSeconds: 300 });
  expect(result.deviations).toEqual([]);
  const console = result.consoles.periodic ?? '';
  const late = /^late min\/max: (\d+)\/(\d+) ns$/m.exec(console);
  const [least, most] = [Number(late?.[1]), Number(late?.[2])];
  expect(least).toBeGreaterThan(0);
  expect(most - least, console).toBeLessThan(EXIT_PATH_NS);
  expect(console).toContain('plant settled');
  expect(result.consoles.linux?.match(/^step \d+ of 2000$/gm)).toHaveLength(50);
});

/** What a person follows on the console of that partition, without times and addresses. */
function story(result: RunResult, partition: string): string[] {
  const console = result.consoles[partition] ?? '';
  const lines = console.split('\n').filter((line) => line !== '');
  return lines.map((line) => line.replace(/, after \d+ us$/, '').replace(/ at 0x[0-9a-f]+,/, ''));
}

test('examples/self-healing: the driver crashes three times, comes back, and its client goes on', async () => {
  const result = await runSystem({ system: healing, icount: true, timeoutSeconds: 300 });
  expect(result.deviations).toEqual([]);
  expect(story(result, 'client')).toEqual([
    'register 0xfe0 is 0x31',
    'register 0x1000: the driver is gone',
    'register 0x1000: the driver is gone',
    'register 0xfe4 is 0x10',
    'register 0x1000: the driver is gone',
    'register 0x1000 does not exist',
    'register 0xfe8 is 0x14',
    'register 0x1000 does not exist',
    'register 0xfec is 0x0',
    'done',
  ]);
  expect(story(result, 'driver')).toEqual(['ready', 'ready', 'ready', 'ready, careful from now on']);
  const touched = 'the driver touched 0x9011000, which it does not have,';
  expect(story(result, 'supervisor')).toEqual([
    `1: ${touched} error 1 of its kind: it starts again`,
    `2: ${touched} error 2 of its kind: it starts again`,
    `3: ${touched} error 3 of its kind: it goes on with its fallback image`,
    '4: the driver was asked to stop, error 1 of its kind: it stops',
    'the driver has stopped',
  ]);
  const driver = result.partitions.find(({ name }) => name === 'driver');
  expect(driver).toMatchObject({ restarts: 3, faultImage: 'primary', errors: { access: 3, request: 1 } });
});
