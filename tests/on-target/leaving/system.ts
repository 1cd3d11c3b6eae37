import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, elf, typescript } from '@bulkhead/system';
import { assemble } from '../support.ts';

const leaver = (taken: '0' | '1') =>
  ({
    guest: elf({ file: assemble('leaving/leaver.S', { TAKEN: taken }) }),
    memory: '2MiB',
    cores: [0],
    console: 'none',
    expect: { end: 'off' },
  }) as const;

/** Partitions that end while an interrupt of their timer is under way, and one that needs the same core's timer. */
export default defineSystem({
  board: qemuVirt({ cores: 1, memory: '256MiB' }),
  partitions: {
    ticker: {
      guest: typescript({ entry: './ticker.ts' }),
      memory: '2MiB',
      cores: [0],
      expect: { end: 'off', console: ['all periods'] },
    },
    listed: leaver('0'),
    taken: leaver('1'),
  },
  schedules: {
    0: {
      majorFrame: '3ms',
      windows: [
        { partition: 'ticker', duration: '1ms' },
        { partition: 'taken', duration: '1ms' },
        // The last to start: a start makes the core's timers as after reset.
        { partition: 'listed', duration: '1ms' },
      ],
      background: ['ticker'],
    },
  },
});
