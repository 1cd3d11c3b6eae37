/** Nothing outside a partition's memory can be read, written or executed. */
import type { RunResult } from '@bulkhead/cli';
import { beforeAll, describe, expect, it } from 'vitest';
import { lines, partition, run } from './support.ts';

describe('isolation', () => {
  let result: RunResult;
  beforeAll(async () => {
    result = await run('isolation/system.ts', { icount: true });
  });

  it('refuses every access to every page outside', () => {
    const words = /^(\d+) accesses refused, (\d+) allowed$/m.exec(result.consoles.sweep ?? '');
    expect(words, result.consoles.sweep).not.toBeNull();
    expect(Number(words?.[2])).toBe(0);
    expect(Number(words?.[1])).toBeGreaterThan(1_000_000);
    expect(partition(result, 'sweep').injectedFaults).toBe(Number(words?.[1]));
  });

  it('leaves the neighbour as it was', () => {
    expect(lines(result, 'victim')).toContain('memory as it was');
    expect(result.deviations).toEqual([]);
  });
});
