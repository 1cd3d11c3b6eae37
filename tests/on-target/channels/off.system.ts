import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, elf, typescript } from '@bulkhead/system';
import { assemble } from '../support.ts';

/** A vCPU with direct interrupts is signalled while it is off. */
export default defineSystem({
  board: qemuVirt({ cores: 3, memory: '256MiB' }),
  partitions: {
    pair: {
      guest: elf({ file: assemble('channels/pair.S') }),
      memory: '2MiB',
      cores: [0, 1],
      interrupts: 'direct',
      console: 'hypercall',
      expect: { end: 'off', console: ['bell'] },
    },
    ringer: { guest: typescript({ entry: './ringer.ts' }), memory: '2MiB', cores: [2] },
  },
  channels: {
    ask: { kind: 'doorbell', from: 'pair', to: 'ringer' },
    bell: { kind: 'doorbell', from: 'ringer', to: 'pair' },
    rung: { kind: 'doorbell', from: 'ringer', to: 'pair' },
  },
});
