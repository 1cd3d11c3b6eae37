import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, typescript } from '@bulkhead/system';

/** One partition has the clock, the other tries it. */
export default defineSystem({
  board: qemuVirt({ cores: 2, memory: '256MiB' }),
  partitions: {
    clock: {
      guest: typescript({ entry: './rtc.ts' }),
      memory: '2MiB',
      cores: [0],
      devices: ['rtc'],
      expect: { end: 'off', console: ['all ok'] },
    },
    other: {
      guest: typescript({ entry: './not-mine.ts' }),
      memory: '2MiB',
      cores: [1],
      expect: { fault: { address: 0x0901_0000n, cause: 'data-abort' } },
    },
  },
});
