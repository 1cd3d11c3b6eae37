import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, typescript } from '@bulkhead/system';

/** Two partitions, each on a core of its own, and one channel between them. */
export default defineSystem({
  board: qemuVirt({ cores: 2, memory: '64MiB' }),
  partitions: {
    sensor: {
      guest: typescript({ entry: './sensor.ts' }),
      memory: '16MiB',
      cores: [0],
      expect: { end: 'off', console: ['sensor: done'] },
    },
    control: {
      guest: typescript({ entry: './control.ts' }),
      memory: '16MiB',
      cores: [1],
      expect: { end: 'off', console: ['control: fan on at 30 degrees', 'control: done'] },
    },
  },
  channels: {
    temperature: {
      kind: 'sampling',
      from: 'sensor',
      to: 'control',
      message: { file: './messages.ts', type: 'Reading' },
      messageBytes: 16,
      notify: true,
    },
  },
});
