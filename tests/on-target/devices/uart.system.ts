import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, elf, typescript } from '@bulkhead/system';
import { assemble } from '../support.ts';

/** A guest with the board's own UART; the other partition's words go nowhere, and harm nobody. */
export default defineSystem({
  board: qemuVirt({ cores: 2, memory: '256MiB' }),
  partitions: {
    owner: {
      guest: elf({ file: assemble('console/echo.S', { BY_INTERRUPT: '1' }) }),
      memory: '2MiB',
      cores: [0],
      devices: ['uart'],
      expect: { end: 'off', console: ['[over the wire]', 'by interrupt'] },
    },
    silent: {
      guest: typescript({ entry: '../faults/healthy.ts' }),
      memory: '2MiB',
      cores: [1],
      expect: { end: 'off' },
    },
  },
});
