import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, elf, typescript } from '@bulkhead/system';
import { assemble } from '../support.ts';

/** Partitions that fail by their own checks, or on their second vCPU. */
export default defineSystem({
  board: qemuVirt({ cores: 5, memory: '256MiB' }),
  partitions: {
    healthy: {
      guest: typescript({ entry: './healthy.ts' }),
      memory: '2MiB',
      cores: [0],
      expect: { end: 'off', console: ['200 periods, 0 skipped'] },
    },
    bounds: {
      guest: typescript({ entry: './bounds.ts' }),
      memory: '2MiB',
      cores: [1],
      expect: { end: 'panic' },
    },
    undefined: {
      guest: typescript({ entry: './undefined-register.ts' }),
      memory: '2MiB',
      cores: [2],
      expect: { end: 'panic' },
    },
    second: {
      guest: elf({ file: assemble('faults/access.S', { FAULT: 'second' }) }),
      memory: '2MiB',
      cores: [3, 4],
      expect: { fault: { address: 0x5000_0008n, cause: 'data-abort' } },
    },
  },
});
