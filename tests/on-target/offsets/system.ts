import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, elf } from '@bulkhead/system';
import { assemble } from '../support.ts';

/** One guest that leaves no offset of its devices alone. */
export default defineSystem({
  board: qemuVirt({ cores: 1, memory: '256MiB' }),
  partitions: {
    offsets: {
      guest: elf({ file: assemble('offsets/offsets.S') }),
      memory: '2MiB',
      cores: [0],
      expect: { end: 'off', console: ['swept'] },
    },
  },
});
