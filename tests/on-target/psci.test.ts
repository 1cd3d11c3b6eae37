/** Power states of vCPUs and partitions: PSCI, and interrupts between vCPUs. */
import type { RunResult } from '@bulkhead/cli';
import { beforeAll, describe, expect, it } from 'vitest';
import { lines, partition, run, suiteReport } from './support.ts';

describe.each([
  { how: 'counting instructions', icount: true },
  { how: 'in real time', icount: false },
])('PSCI $how', ({ icount }) => {
  let result: RunResult;
  beforeAll(async () => {
    result = await run('psci/system.ts', { icount });
  });

  it('turns vCPUs on and off, and interrupts find them', () => {
    const { failed, passed, finished } = suiteReport(result, 'two-cpus');
    expect(failed, failed.join('\n')).toEqual([]);
    expect(finished, result.consoles['two-cpus'] ?? '').toBe(true);
    expect(passed).toBeGreaterThan(30);
  });

  // In real time the other core may have started before it is asked for again.
  it.runIf(icount)('says that a start is under way', () => {
    expect(lines(result, 'two-cpus')).toContain('on pending');
  });

  it('lets any vCPU end the partition', () => {
    expect(partition(result, 'two-cpus').end).toBe('off');
    expect(partition(result, 'two-cpus').cores.map(({ core }) => core)).toEqual([0, 1]);
  });

  it('restarts a partition with its memory as in the image', () => {
    const { failed, finished } = suiteReport(result, 'restarts');
    expect(failed, failed.join('\n')).toEqual([]);
    expect(finished, result.consoles.restarts ?? '').toBe(true);
  });

  it('counts the restarts', () => {
    const lives = lines(result, 'restarts').filter((line) => line.startsWith('life begins')).length;
    expect(lives).toBe(5);
    const { restarts, end, injectedFaults } = partition(result, 'restarts');
    expect({ restarts, end, injectedFaults }).toEqual({ restarts: 4, end: 'off', injectedFaults: 0 });
    expect(result.deviations).toEqual([]);
  });
});
