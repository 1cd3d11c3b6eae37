import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, elf } from '@bulkhead/system';
import { assemble } from '../support.ts';

const guest = elf({ file: assemble('image/idle.S') });

/** Two partitions, a device each, whose image the tests damage. */
export default defineSystem({
  board: qemuVirt({ cores: 4, memory: '128MiB' }),
  partitions: {
    first: { guest, memory: '2MiB', cores: [0, 1], devices: ['rtc'] },
    second: { guest, memory: '2MiB', cores: [2], devices: ['gpio'] },
  },
});
