import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, elf } from '@bulkhead/system';
import { assemble } from '../support.ts';

const guest = elf({ file: assemble('image/idle.S') });

/** As system.ts, of partitions that use little. */
export default defineSystem({
  board: qemuVirt({ cores: 4, memory: '128MiB' }),
  partitions: {
    first: { guest, memory: '2MiB', cores: [0, 1], console: 'none', interrupts: 'direct' },
    second: { guest, memory: '2MiB', cores: [2], console: 'none', interrupts: 'direct' },
  },
});
