import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, typescript } from '@bulkhead/system';

export default defineSystem({
  board: qemuVirt({ cores: 1, memory: '256MiB' }),
  partitions: {
    counter: { guest: typescript({ entry: './counter.ts' }), memory: '2MiB', cores: [0] },
  },
});
