import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, elf } from '@bulkhead/system';
import { assemble } from '../support.ts';

export default defineSystem({
  board: qemuVirt({ cores: 1, memory: '128MiB' }),
  partitions: {
    guest: {
      guest: elf({ file: assemble('aarch32/aarch32.S') }),
      memory: '2MiB',
      cores: [0],
      console: 'pl011',
      expect: { end: 'off' },
    },
  },
});
