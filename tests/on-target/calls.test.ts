/** Calls between partitions in every circumstance, as the partitions see them. */
import { describe, expect, it } from 'vitest';
import { lines, partition, run, suiteReport } from './support.ts';

describe.each([true, false])('calls on one core, with icount: %s', (icount) => {
  it('end as documented, whatever the two sides and others do', async () => {
    const result = await run('calls/system.ts', { icount });
    for (const name of ['client', 'second', 'third']) {
      const { failed, finished } = suiteReport(result, name);
      expect(failed, failed.join('\n')).toEqual([]);
      expect(finished, result.consoles[name] ?? '').toBe(true);
    }
    expect(result.deviations).toEqual([]);
    if (!icount) return;
    // All three wait. In a window of the first, its calls alternate with those of the others, who come in turns. In real
    // time a caller may lose its first window to whatever else the machine does.
    const served = ['caller 1', 'caller 2', 'caller 1', 'caller 3'];
    expect(lines(result, 'server').slice(0, 4)).toEqual(served);
    const waited = /^waited (\d+) ns$/m.exec(result.consoles.client ?? '')?.[1];
    // As long as it said, and to its next window.
    expect(Number(waited)).toBeLessThan(500_000 + 1_000_000);
  });

  it('nothing is left of the call of a caller that is restarted', async () => {
    const result = await run('calls/restart.system.ts', { icount });
    const { failed, finished } = suiteReport(result, 'pair');
    expect(failed, failed.join('\n')).toEqual([]);
    expect(finished, result.consoles.pair ?? '').toBe(true);
    expect(partition(result, 'pair').restarts).toBe(1);
    expect(result.deviations).toEqual([]);
  });
});
