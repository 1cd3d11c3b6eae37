/** Partitions that hang or fail come back as their description says, and a warm reset of the board keeps the log. */

import type { RunResult } from '@bulkhead/cli';
import { HaltReason } from '@bulkhead/hypervisor/abi/events';
import { HealthAction, HealthError } from '@bulkhead/hypervisor/abi/health';
import { beforeAll, describe, expect, it } from 'vitest';
import { lines, partition, run, suiteReport } from './support.ts';

describe.each([
  ['with icount', true],
  ['with cores in parallel', false],
])('recovery, %s', (_, icount) => {
  let result: RunResult;
  beforeAll(async () => {
    result = await run('recovery/system.ts', { icount });
  });

  it('goes as described', () => {
    // Waits of a few milliseconds, which the host's other work may make too short: watchdogs, and how long one may run.
    const timed = icount ? [] : ['hangs', 'device', 'controlled'];
    expect(result.deviations.filter(({ partition }) => !timed.includes(partition ?? ''))).toEqual([]);
    expect(result.halt?.reason).toBe(HaltReason.AllEnded);
  });

  it.runIf(icount)('restarts what its watchdog finds hanging, three times, and then stops it', () => {
    expect(partition(result, 'hangs').restarts).toBe(3);
    expect(lines(result, 'hangs').filter((line) => line === 'kicked for 20 ms')).toHaveLength(4);
    expect(partition(result, 'hangs').errors).toEqual({ watchdog: 4 });
  });

  it.each(icount ? ['device', 'manager'] : ['manager'])('passes the suite of %s', (name) => {
    expect(suiteReport(result, name)).toMatchObject({ failed: [], finished: true });
  });

  // On a busy host it may be stopped before it has said so.
  it.runIf(icount)('starts what waits to be started, as often as it is asked to', () => {
    const starts = lines(result, 'controlled').filter((line) => line === 'controlled runs');
    expect(starts).toHaveLength(4);
  });

  it('goes on with the fallback image, or with another partition', () => {
    expect(partition(result, 'failing').restarts).toBe(1);
    expect(partition(result, 'broken').restarts).toBe(0);
    expect(lines(result, 'spare')).toContain('fallback runs');
  });
});

it('the log survives a warm reset of the board, and the memory of partitions does not', async () => {
  const result = await run('recovery/reset.system.ts', { icount: true });
  expect(suiteReport(result, 'resets')).toMatchObject({ failed: [], finished: true });
  const health = result.events.filter((event) => event.kind === 'health');
  expect(health.map(({ boot, error, action }) => ({ boot, error, action }))).toEqual([
    { boot: 1, error: HealthError.Access, action: HealthAction.ResetSystem },
    { boot: 1, error: HealthError.Access, action: HealthAction.ResetSystem },
  ]);
});

it('a storm of refused calls, and a window that is not given back, are errors', async () => {
  const result = await run('recovery/time.system.ts', { icount: true });
  expect(result.deviations).toEqual([]);
  expect(partition(result, 'storms').errors).toEqual({ storm: 1 });
  expect(partition(result, 'keeps').errors).toEqual({ overrun: 1 });
  expect(partition(result, 'gives').errors).toEqual({});
});
