import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, elf, typescript } from '@bulkhead/system';
import { assemble } from '../support.ts';

/** A partition for which the hypervisor fails a check while it takes an interrupt, and one that goes on. */
export default defineSystem({
  board: qemuVirt({ cores: 2, memory: '128MiB' }),
  partitions: {
    interrupted: {
      guest: elf({ file: assemble('panic/fails.S', { INTERRUPT: 'interrupt' }) }),
      memory: '2MiB',
      cores: [0],
      devices: ['rtc', 'gpio'],
      onError: { check: 'restart' },
      expect: { end: 'off', fault: { cause: 'hypervisor-check' }, console: ['before', 'second life'] },
    },
    healthy: {
      guest: typescript({ entry: '../faults/healthy.ts' }),
      memory: '2MiB',
      cores: [1],
      expect: { end: 'off', console: ['200 periods, 0 skipped'] },
    },
  },
});
