import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, typescript } from '@bulkhead/system';

/** One partition that tries every page, and one whose memory is among them. */
export default defineSystem({
  board: qemuVirt({ cores: 2, memory: '512MiB' }),
  partitions: {
    sweep: {
      guest: typescript({ entry: './sweep.ts' }),
      memory: '2MiB',
      cores: [0],
      onError: { access: 'inject', fetch: 'inject' },
      expect: { end: 'off', console: [/^\d+ accesses refused, 0 allowed$/m] },
    },
    victim: {
      guest: typescript({ entry: './victim.ts' }),
      memory: '2MiB',
      cores: [1],
      expect: { end: 'off', console: ['memory as it was'] },
    },
  },
});
