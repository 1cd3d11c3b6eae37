/** Consoles: input by polling, by interrupt and by hypercall; output that is bounded. */
import type { RunResult } from '@bulkhead/cli';
import { beforeAll, describe, expect, it } from 'vitest';
import { lines, partition, run } from './support.ts';

/** A burst, then as much each second (hypervisor/core/console/port.ts); and what a ring still holds at the end. */
const BURST_BYTES = 65_536;
const BYTES_PER_SECOND = 65_536;
const RING_BYTES = 1024;

describe.each([
  { how: 'counting instructions', icount: true },
  { how: 'in real time', icount: false },
])('input $how', ({ icount }) => {
  let result: RunResult;
  beforeAll(async () => {
    const input = [
      { partition: 'polled', waitFor: 'ready', send: 'to be polled\n' },
      { partition: 'interrupted', waitFor: 'ready', send: 'to be announced\n' },
      { partition: 'typed', waitFor: 'ready', send: 'abcdefghijklm\n' },
    ];
    result = await run('console/echo.system.ts', { icount, input });
  });

  it('reaches a guest that polls the emulated PL011', () => {
    expect(lines(result, 'polled')).toContain('[to be polled]');
  });

  it('reaches a guest that waits for its interrupt', () => {
    expect(lines(result, 'interrupted')).toContain('[to be announced]');
    expect(lines(result, 'interrupted')).toContain('by interrupt');
  });

  it('reaches a partition that asks by hypercall', () => {
    expect(lines(result, 'typed')).toContain('mlkjihgfedcba');
  });

  it('is not heard by anybody else', () => {
    expect(result.consoles.polled).not.toMatch(/announced|abc/);
    expect(result.consoles.interrupted).not.toMatch(/polled|abc/);
    expect(result.deviations).toEqual([]);
  });
});

describe('output without end', () => {
  let result: RunResult;
  beforeAll(async () => {
    result = await run('console/flood.system.ts', { icount: true });
  });

  it('is cut to a burst and a rate', () => {
    const bytes = partition(result, 'flood').byteCount;
    expect(bytes).toBeGreaterThan(BURST_BYTES);
    expect(bytes).toBeLessThan(BURST_BYTES + 0.35 * BYTES_PER_SECOND + RING_BYTES);
  });

  it('costs the neighbour neither a period nor a line', () => {
    const written = lines(result, 'steady').filter((line) => line !== '');
    const expected = Array.from({ length: 30 }, (_, index) => `period ${(index + 1) * 10}`);
    expect(written).toEqual([...expected, '0 skipped']);
    expect(result.deviations).toEqual([]);
  });
});
