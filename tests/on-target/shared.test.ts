import { beforeAll, describe, expect, it } from 'vitest';
import { lines, partition, run } from './support.ts';

describe('a periodic partition and Linux on one core', () => {
  let result: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    result = await run('shared/system.ts', { icount: true });
  });

  it('both end in order', () => {
    expect(result.deviations).toEqual([]);
    expect(partition(result, 'periodic').end).toBe('off');
    expect(partition(result, 'linux').end).toBe('off');
  });

  it('the periodic one misses no period, and is late by the way in alone', () => {
    const text = lines(result, 'periodic');
    expect(text).toContain('skipped 0');
    const late = /^late by (\d+) to (\d+) ns$/.exec(text.find((line) => line.startsWith('late by')) ?? '');
    // Virtual time counts instructions: an exit under way, the change of vCPU, and the guest's own handler.
    expect(Number(late?.[2])).toBeLessThan(4000);
  });
});
