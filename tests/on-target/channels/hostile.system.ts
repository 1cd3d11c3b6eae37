/** A partition that keeps no rule of its ports, and one that uses them. */
import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, typescript } from '@bulkhead/system';

export default defineSystem({
  board: qemuVirt({ cores: 2, memory: '512MiB' }),
  partitions: {
    honest: { guest: typescript({ entry: './honest.ts' }), memory: '4MiB', cores: [0] },
    hostile: {
      guest: typescript({ entry: './hostile.unsafe.ts' }),
      memory: '4MiB',
      cores: [1],
      // The region that the other end writes is there to be read.
      expect: { end: 'fault', fault: { address: 0x7f_0018_0000n, cause: 'data-abort' } },
    },
  },
  channels: {
    sample: { kind: 'sampling', from: 'hostile', to: 'honest', messageBytes: 64 },
    queue: { kind: 'queuing', from: 'hostile', to: 'honest', messageBytes: 24, depth: 5 },
    done: { kind: 'doorbell', from: 'honest', to: 'hostile' },
  },
});
