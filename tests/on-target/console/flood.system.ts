import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, typescript } from '@bulkhead/system';

/**
 * One that writes without end beside one with a rhythm, on the first core: counting instructions, the
 * emulator goes on with the core that it had reached, and back to the first when its devices have work.
 */
export default defineSystem({
  board: qemuVirt({ cores: 2, memory: '256MiB' }),
  partitions: {
    flood: { guest: typescript({ entry: './flood.ts' }), memory: '2MiB', cores: [1] },
    steady: {
      guest: typescript({ entry: './steady.ts' }),
      memory: '2MiB',
      cores: [0],
      expect: { end: 'off', console: ['0 skipped'] },
    },
  },
});
