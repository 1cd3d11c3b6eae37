import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, elf, typescript } from '@bulkhead/system';
import { assemble } from '../support.ts';

/** A partition that brings the hypervisor to a check that fails, on the core of one that goes on. */
export default defineSystem({
  board: qemuVirt({ cores: 1, memory: '128MiB' }),
  partitions: {
    fails: {
      guest: elf({ file: assemble('panic/fails.S', { SGI: 'sgi' }) }),
      memory: '2MiB',
      cores: [0],
      onError: { check: 'halt' },
      expect: { end: 'fault', fault: { cause: 'hypervisor-check' }, console: ['before'] },
    },
    healthy: {
      guest: typescript({ entry: '../faults/healthy.ts' }),
      memory: '2MiB',
      cores: [0],
      expect: { end: 'off', console: ['200 periods, '] },
    },
  },
  schedules: {
    0: {
      majorFrame: '1ms',
      windows: [
        { partition: 'healthy', duration: '400us' },
        { partition: 'fails', duration: '400us' },
      ],
    },
  },
});
