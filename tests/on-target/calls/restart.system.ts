/**
 * A caller that is restarted while it waits, by its other vCPU on another core. The server, which works without a pause,
 * has the last core: see channels/description.ts.
 */
import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, elf, typescript } from '@bulkhead/system';
import { assemble } from '../support.ts';

export default defineSystem({
  board: qemuVirt({ cores: 2, memory: '256MiB' }),
  partitions: {
    pair: {
      guest: elf({ file: assemble('calls/pair.S') }),
      memory: '2MiB',
      cores: [1, 0],
      expect: { end: 'off', console: ['all ok'] },
    },
    worker: {
      guest: typescript({ entry: './worker.ts' }),
      memory: '2MiB',
      cores: [1],
      expect: { end: 'running' },
    },
  },
  schedules: {
    1: {
      majorFrame: '1ms',
      windows: [
        { partition: 'pair', duration: '500us' },
        { partition: 'worker', duration: '500us' },
      ],
    },
  },
  channels: {
    ask: { kind: 'call', from: 'pair', to: 'worker' },
    taken: { kind: 'doorbell', from: 'worker', to: 'pair' },
  },
});
