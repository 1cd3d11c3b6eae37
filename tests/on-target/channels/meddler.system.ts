/** A partition that sends, and one at the other end that keeps no rule of a receiver. */
import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, typescript } from '@bulkhead/system';

export default defineSystem({
  board: qemuVirt({ cores: 2, memory: '512MiB' }),
  partitions: {
    writer: { guest: typescript({ entry: './writer.ts' }), memory: '4MiB', cores: [0] },
    meddler: {
      guest: typescript({ entry: './meddler.unsafe.ts' }),
      memory: '4MiB',
      cores: [1],
      // The region that the sender writes is there to be read.
      expect: { end: 'fault', fault: { address: 0x7f_0000_0000n, cause: 'data-abort' } },
    },
  },
  channels: {
    sample: { kind: 'sampling', from: 'writer', to: 'meddler', messageBytes: 64 },
    queue: { kind: 'queuing', from: 'writer', to: 'meddler', messageBytes: 24, depth: 5 },
    done: { kind: 'doorbell', from: 'writer', to: 'meddler' },
  },
});
