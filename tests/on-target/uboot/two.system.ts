import { qemuVirt } from '@bulkhead/boards';
import { ubootImage } from '@bulkhead/guests';
import { defineSystem, raw } from '@bulkhead/system';

const boot = {
  guest: raw({ file: ubootImage(), loadAddress: 0x4020_0000 }),
  memory: '128MiB',
  cores: [1],
  expect: { end: 'off' },
} as const;

/** The same unmodified U-Boot twice, side by side on the second core of the board. */
export default defineSystem({
  board: qemuVirt({ cores: 2, memory: '512MiB' }),
  partitions: { left: boot, right: boot },
  schedules: {
    1: {
      majorFrame: '2ms',
      windows: [
        { partition: 'left', duration: '1ms' },
        { partition: 'right', duration: '1ms' },
      ],
      background: ['left', 'right'],
    },
  },
});
