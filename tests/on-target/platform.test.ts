/** The virtual platform as one vCPU sees it, in exact virtual time and in the emulator's own parallel time. */
import type { RunResult } from '@bulkhead/cli';
import { beforeAll, describe, expect, it } from 'vitest';
import { lines, partition, run, suiteReport } from './support.ts';

/** Of virtual time, one instruction a nanosecond. */
const LATE_NS = 100_000;

describe.each([
  { how: 'counting instructions', icount: true },
  { how: 'in real time', icount: false },
])('the virtual platform $how', ({ icount }) => {
  let result: RunResult;
  beforeAll(async () => {
    result = await run('platform/system.ts', { icount });
  });

  it('behaves as specified in every check', () => {
    const { failed, passed, finished } = suiteReport(result, 'checks');
    expect(failed, failed.join('\n')).toEqual([]);
    expect(passed).toBeGreaterThan(130);
    expect(finished, result.consoles.checks ?? '').toBe(true);
    expect(result.deviations).toEqual([]);
  });

  // In real time the host's own scheduling would be in the figure.
  it.runIf(icount)('ends a delay soon after its time', () => {
    const late = lines(result, 'checks').find((line) => line.startsWith('late by '));
    expect(Number(/^late by (\d+) ns$/.exec(late ?? '')?.[1])).toBeLessThan(LATE_NS);
  });

  it('reports the refused accesses and goes on', () => {
    const checks = partition(result, 'checks');
    expect(checks.end).toBe('off');
    expect(checks.injectedFaults).toBe(4);
    expect(checks.restarts).toBe(0);
  });
});
