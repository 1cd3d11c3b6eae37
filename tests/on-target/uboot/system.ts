import { qemuVirt } from '@bulkhead/boards';
import { ubootImage } from '@bulkhead/guests';
import { defineSystem, raw } from '@bulkhead/system';

/** Debian's U-Boot for QEMU's virt board, unmodified. */
export default defineSystem({
  board: qemuVirt({ cores: 1, memory: '512MiB' }),
  partitions: {
    boot: {
      guest: raw({ file: ubootImage(), loadAddress: 0x4020_0000 }),
      memory: '128MiB',
      cores: [0],
      expect: { end: 'off' },
    },
  },
});
