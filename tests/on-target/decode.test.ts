/** Accesses to emulated devices by instructions that the hardware does not describe. */
import type { RunResult } from '@bulkhead/cli';
import { beforeAll, describe, expect, it } from 'vitest';
import { run, suiteReport } from './support.ts';

describe('loads and stores on emulated devices', () => {
  let result: RunResult;
  beforeAll(async () => {
    result = await run('decode/system.ts', { icount: true });
  });

  it('transfer the right bytes and write the base register back', () => {
    const { failed, passed, finished } = suiteReport(result, 'decode');
    expect(failed, failed.join('\n')).toEqual([]);
    expect(finished, result.consoles.decode ?? '').toBe(true);
    expect(passed).toBeGreaterThan(70);
    expect(result.deviations).toEqual([]);
  });
});
