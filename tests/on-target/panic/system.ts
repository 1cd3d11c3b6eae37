import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, elf, typescript } from '@bulkhead/system';
import { assemble } from '../support.ts';

/** Two partitions that bring the hypervisor to a check that fails, and one that goes on. */
export default defineSystem({
  board: qemuVirt({ cores: 4, memory: '128MiB' }),
  partitions: {
    stopped: {
      guest: elf({ file: assemble('panic/fails.S', { LOCK: 'lock' }) }),
      memory: '2MiB',
      cores: [0, 1],
      onError: { check: 'halt' },
      expect: { end: 'fault', fault: { cause: 'hypervisor-check' }, console: ['before'] },
    },
    restarted: {
      guest: elf({ file: assemble('panic/fails.S', { CALL: 'call' }) }),
      memory: '2MiB',
      cores: [2],
      devices: ['rtc'],
      onError: { check: 'restart' },
      expect: { end: 'off', fault: { cause: 'hypervisor-check' }, console: ['before', 'second life'] },
    },
    healthy: {
      guest: typescript({ entry: '../faults/healthy.ts' }),
      memory: '2MiB',
      cores: [3],
      expect: { end: 'off', console: ['200 periods, 0 skipped'] },
    },
  },
});
