import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, elf } from '@bulkhead/system';
import { assemble } from '../on-target/support.ts';

/** The partition that is hit has a seed of its own; so have the others, which must not notice. */
const worker = (seed: string, pauseNs: number, second = 0) =>
  elf({
    file: assemble('../injection/worker.S', {
      ...{ SEED: seed, PAUSE_NS: String(pauseNs), SECOND: String(second) },
    }),
  });

/** `hit` and `near` share core 0 by windows, `far` has core 1, and a second vCPU of `hit` core 2; `far` ends last. */
export default defineSystem({
  board: qemuVirt({ cores: 3, memory: '128MiB' }),
  partitions: {
    hit: {
      guest: worker('0x1111', 20_000, 1),
      memory: '2MiB',
      cores: [0, 2],
      console: 'pl011',
      devices: ['gpio'],
      // Never expires here: its cores watch each other when it stops.
      watchdog: { timeout: '3600s' },
      expect: { end: 'off' },
    },
    near: {
      guest: worker('0x2222', 20_000),
      memory: '2MiB',
      cores: [0],
      console: 'pl011',
      expect: { end: 'off' },
    },
    far: {
      guest: worker('0x3333', 400_000),
      memory: '2MiB',
      cores: [1],
      interrupts: 'virtual',
      console: 'pl011',
      expect: { end: 'off' },
    },
  },
  schedules: {
    0: {
      majorFrame: '200us',
      windows: [
        { partition: 'hit', duration: '100us' },
        { partition: 'near', duration: '100us' },
      ],
    },
  },
});
