/** Devices of the board that belong to a partition: registers mapped, interrupts routed. */
import type { RunResult } from '@bulkhead/cli';
import { beforeAll, describe, expect, it } from 'vitest';
import { lines, partition, run, suiteReport } from './support.ts';

describe('the real-time clock', () => {
  let result: RunResult;
  beforeAll(async () => {
    result = await run('devices/rtc.system.ts');
  });

  it('is read, set and heard by its owner', () => {
    const { failed, passed, finished } = suiteReport(result, 'clock');
    expect(failed, failed.join('\n')).toEqual([]);
    expect(passed).toBe(10);
    expect(finished, result.consoles.clock ?? '').toBe(true);
    const time = Number(/^time (\d+)$/m.exec(result.consoles.clock ?? '')?.[1]);
    expect(Math.abs(time - Date.now() / 1000)).toBeLessThan(60);
  });

  it('is not there for anybody else', () => {
    expect(partition(result, 'other').end).toBe('fault');
    expect(result.deviations).toEqual([]);
  });
});

describe("the board's UART", () => {
  let result: RunResult;
  let raw = '';
  beforeAll(async () => {
    result = await run('devices/uart.system.ts', {
      input: [{ partition: 'owner', waitFor: 'ready', send: 'over the wire\r' }],
      onRaw: (bytes) => {
        raw += Buffer.from(bytes).toString('latin1');
      },
    });
  });

  it('carries what its owner writes, and nothing else', () => {
    expect(raw.replaceAll('\r', '')).toBe('ready\n[over the wire]\nby interrupt\n');
    expect(lines(result, 'owner')).toContain('[over the wire]');
  });

  it('still lets the board switch off when all have ended', () => {
    expect(result.stop).toBe('ended');
    expect(result.deviations).toEqual([]);
  });
});
