import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, typescript } from '@bulkhead/system';

/** The board is reset by a panic, once: the partition finds the record of it. */
export default defineSystem({
  board: qemuVirt({ cores: 1, memory: '128MiB' }),
  partitions: {
    resets: {
      guest: typescript({ entry: './resets.ts' }),
      memory: '4MiB',
      cores: [0],
      onError: { access: 'reset-system' },
      rights: { health: true },
      expect: { end: 'off', console: ['all ok'] },
    },
  },
});
