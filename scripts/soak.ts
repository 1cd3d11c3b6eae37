/**
 * `npm run soak`: an hour of virtual time of a periodic partition under windows, beside others that work and sleep
 * (`tests/on-target/soak/`). Ends with a line that says how many periods ran and how many were missed; status 0 when
 * none was. With `--minute` a minute, as the tests do.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runSystem } from '@bulkhead/cli';

/** The hour takes a minute or two; a run that takes longer hangs. */
const TIMEOUT_SECONDS = 1800;

const { values } = parseArgs({ options: { minute: { type: 'boolean', default: false } } });
const length = values.minute ? 'minute' : 'hour';
const system = fileURLToPath(new URL(`../tests/on-target/soak/${length}.system.ts`, import.meta.url));
const result = await runSystem({
  ...{ system, icount: true, turns: false, timeoutSeconds: TIMEOUT_SECONDS },
  onLine: (console_, line) => {
    if (console_ !== 'hypervisor' && line !== '') console.log(`${console_} | ${line}`);
  },
});
for (const { partition, what, expected, actual } of result.deviations) {
  console.error(`${partition ?? 'system'}: ${what}: expected ${expected}, actual ${actual}`);
}
const periods = /^\d+ periods, \d+ missed$/m.exec(result.consoles.control ?? '')?.[0] ?? 'no report';
console.log(`${periods}: one ${length} of virtual time in ${Math.round(result.durationSeconds)} s`);
process.exitCode = result.exitStatus;
