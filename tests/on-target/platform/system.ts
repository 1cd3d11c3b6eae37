import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, typescript } from '@bulkhead/system';

/** One partition that looks at everything. */
export default defineSystem({
  board: qemuVirt({ cores: 1, memory: '256MiB' }),
  partitions: {
    checks: {
      guest: typescript({ entry: './checks.ts' }),
      memory: '2MiB',
      cores: [0],
      interrupts: 'virtual',
      onError: { access: 'inject', fetch: 'inject' },
      expect: { end: 'off', console: ['all ok'] },
    },
  },
});
