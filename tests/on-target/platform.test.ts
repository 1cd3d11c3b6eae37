/** The virtual platform as one vCPU sees it, in exact virtual time and in the emulator's own parallel time. */
import type { RunResult } from '@bulkhead/cli';
import { beforeAll, describe, expect, it } from 'vitest';
import { lines, partition, run, suiteReport } from './support.ts';

describe.each([
  // The host's own scheduling is in the second figure.
  { how: 'counting instructions', icount: true, lateNs: 100_000 },
  { how: 'in real time', icount: false, lateNs: 200_000_000 },
])('the virtual platform $how', ({ icount, lateNs }) => {
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

  it('ends a delay soon after its time', () => {
    const late = lines(result, 'checks').find((line) => line.startsWith('late by '));
    expect(Number(/^late by (\d+) ns$/.exec(late ?? '')?.[1])).toBeLessThan(lateNs);
  });

  it('reports the refused accesses and goes on', () => {
    const checks = partition(result, 'checks');
    expect(checks.end).toBe('off');
    expect(checks.injectedFaults).toBe(4);
    expect(checks.restarts).toBe(0);
  });
});
