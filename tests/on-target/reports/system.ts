import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, typescript } from '@bulkhead/system';

/** Two partitions that fail some calls deep: what is reported of it, and what is left in the health log. */
export default defineSystem({
  board: qemuVirt({ cores: 2, memory: '256MiB' }),
  partitions: {
    strayed: {
      guest: typescript({ entry: './strayed.ts' }),
      memory: '2MiB',
      cores: [0],
      expect: { fault: { address: 0x4020_0040n, cause: 'data-abort' } },
    },
    mistaken: {
      guest: typescript({ entry: './mistaken.ts' }),
      memory: '2MiB',
      cores: [1],
      expect: { end: 'panic' },
    },
  },
});
