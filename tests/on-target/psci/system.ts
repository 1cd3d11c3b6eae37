import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, elf, typescript } from '@bulkhead/system';
import { assemble } from '../support.ts';

/** A guest with two vCPUs, and one that restarts itself. */
export default defineSystem({
  board: qemuVirt({ cores: 3, memory: '256MiB' }),
  partitions: {
    'two-cpus': {
      guest: elf({ file: assemble('psci/two-cpus.S') }),
      memory: '2MiB',
      cores: [0, 1],
      devices: ['gpio'],
      expect: { end: 'off', console: ['all ok'] },
    },
    restarts: {
      guest: typescript({ entry: './restarts.ts' }),
      memory: '4MiB',
      cores: [2],
      expect: { end: 'off', console: ['all ok'] },
    },
  },
  channels: { lives: { kind: 'sampling', from: 'restarts', to: 'two-cpus', messageBytes: 8 } },
});
