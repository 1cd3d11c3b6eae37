import { qemuVirt } from '@bulkhead/boards';
import { defineSystem } from '@bulkhead/system';
import { guest } from './guest.ts';

/** Two partitions on cores of their own that talk both ways. */
export default defineSystem({
  board: qemuVirt({ cores: 2, memory: '512MiB' }),
  partitions: {
    control: { guest, memory: '2MiB', cores: [0], console: 'hypercall' },
    linux: { guest, memory: '256MiB', cores: [1], devices: ['rtc'] },
  },
  channels: {
    setpoint: { kind: 'sampling', from: 'linux', to: 'control', messageBytes: 24 },
    log: { kind: 'queuing', from: 'control', to: 'linux', messageBytes: 128, depth: 16 },
  },
});
