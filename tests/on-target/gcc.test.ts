/** The same C, compiled by gcc, is the same hypervisor. */
import { beforeAll, describe, expect, it } from 'vitest';
import { build, partition, run, suiteReport } from './support.ts';

describe('a hypervisor built by gcc', () => {
  let result: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    result = await run(await build('gcc/system.ts', { cc: 'gcc' }), { icount: true });
  });

  it('gives its guests the same platform', () => {
    const { failed, passed, finished } = suiteReport(result, 'checks');
    expect(failed, failed.join('\n')).toEqual([]);
    expect(finished, result.consoles.checks ?? '').toBe(true);
    expect(passed).toBeGreaterThan(130);
  });

  it('ends them as the description expects', () => {
    expect(result.deviations).toEqual([]);
    expect(partition(result, 'checks').end).toBe('off');
  });
});
