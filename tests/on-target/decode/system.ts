import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, elf } from '@bulkhead/system';
import { assemble } from '../support.ts';

/** One guest that uses every form of load and store that is emulated. */
export default defineSystem({
  board: qemuVirt({ cores: 1, memory: '256MiB' }),
  partitions: {
    decode: {
      guest: elf({ file: assemble('decode/decode.S') }),
      memory: '2MiB',
      cores: [0],
      expect: { end: 'off', console: ['all ok'] },
    },
  },
});
