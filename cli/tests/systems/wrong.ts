import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, raw } from '@bulkhead/system';
import { control } from './parts/control.ts';

const board = qemuVirt({ cores: 9 });

export default defineSystem({
  board,
  partitions: {
    control: control(12),
    linux: {
      guest: raw({ file: 'missing.bin', loadAddress: 0x4000_0000 }),
      memory: '64MiB',
      cores: [1],
      devices: ['rtc', { device: 'rtc' }],
    },
  },
});
