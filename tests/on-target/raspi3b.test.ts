/** A board without a GIC and PSCI: interrupts of a device, which another core takes, doorbells between cores, a reset. */
import type { RunResult } from '@bulkhead/cli';
import { beforeAll, describe, expect, it } from 'vitest';
import { lines, run, suiteReport } from './support.ts';

describe('a device of the Raspberry Pi', () => {
  let result: RunResult;
  beforeAll(async () => {
    result = await run('raspi3b/system.ts');
  });

  it('interrupts its owner on another core, until its line falls', () => {
    const { failed, passed, finished } = suiteReport(result, 'alarms');
    expect(failed, failed.join('\n')).toEqual([]);
    expect(passed).toBe(21);
    expect(finished, result.consoles.alarms ?? '').toBe(true);
  });

  it('is heard of by the other partition, and the board is switched off', () => {
    expect(lines(result, 'listener')).toContain('heard all');
    expect(result.stop).toBe('ended');
    expect(result.deviations).toEqual([]);
  });
});

it('the health log survives a reset by the power management', async () => {
  const result = await run('raspi3b/reset.system.ts');
  expect(suiteReport(result, 'resets')).toMatchObject({ failed: [], finished: true });
  expect(result.deviations).toEqual([]);
});
