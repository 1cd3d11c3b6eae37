/** A thousand restarts in a row, at moments that follow from a fixed seed: nothing is lost that should not be. */
import type { RunResult } from '@bulkhead/cli';
import { beforeAll, describe, expect, it } from 'vitest';
import { partition, run, suiteReport } from './support.ts';

const RESTARTS = 1000;

describe('a thousand restarts in a row', () => {
  let result: RunResult;
  beforeAll(async () => {
    result = await run('restarts/system.ts', { icount: true, timeoutSeconds: 400 });
  });

  it.each(['pair', 'driver'])('of %s, each of which comes to its end', (name) => {
    expect(partition(result, name)).toMatchObject({ restarts: RESTARTS, end: 'request' });
    expect(partition(result, name).fault).toBeUndefined();
  });

  it.each(['manager', 'client', 'server'])('pass the suite of %s', (name) => {
    expect(suiteReport(result, name)).toMatchObject({ failed: [], finished: true });
  });

  it('leave nothing that deviates', () => {
    expect(result.deviations).toEqual([]);
  });
});
