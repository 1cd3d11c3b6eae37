import { raspi3b } from '@bulkhead/boards';
import { defineSystem, typescript } from '@bulkhead/system';

/** The board is reset by its power management, once: the partition finds the record of what led to it. */
export default defineSystem({
  board: raspi3b({ cores: 1, memory: '128MiB' }),
  partitions: {
    resets: {
      guest: typescript({ entry: '../recovery/resets.ts' }),
      memory: '4MiB',
      cores: [0],
      onError: { access: 'reset-system' },
      rights: { health: true },
      expect: { end: 'off', console: ['all ok'] },
    },
  },
});
