import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, raw } from '@bulkhead/system';

const file = join(mkdtempSync(join(tmpdir(), 'bulkhead-shared-')), 'guest.bin');
writeFileSync(file, new Uint8Array(64));
const guest = raw({ file, loadAddress: 0x4020_0000 });

/** A core of its own, and one that two partitions share. */
export default defineSystem({
  board: qemuVirt({ cores: 3, memory: '128MiB' }),
  partitions: {
    control: { guest, memory: '4MiB', cores: [0], console: 'none' },
    rtos: { guest, memory: '4MiB', cores: [1], console: 'none', period: '10ms', budget: '2ms' },
    linux: { guest, memory: '64MiB', cores: [1, 2] },
  },
  schedules: {
    1: {
      majorFrame: '10ms',
      windows: [
        { partition: 'rtos', duration: '2ms' },
        { partition: 'linux', start: '3ms', duration: '6ms' },
      ],
      background: ['linux'],
    },
  },
  channels: {
    setpoint: { kind: 'sampling', from: 'linux', to: 'control', messageBytes: 24 },
    log: { kind: 'queuing', from: 'control', to: 'linux', messageBytes: 128, depth: 16 },
    alarm: { kind: 'doorbell', from: 'control', to: { partition: 'rtos', port: 'siren' } },
    keys: { kind: 'call', from: 'linux', to: 'rtos' },
  },
});
