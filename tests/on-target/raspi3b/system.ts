import { raspi3b } from '@bulkhead/boards';
import { defineSystem, typescript } from '@bulkhead/system';

/**
 * A device of the board whose interrupts another core takes than its partition's, and doorbells to the partition
 * there.
 */
export default defineSystem({
  board: raspi3b({ cores: 2, memory: '64MiB' }),
  console: { core: 0 },
  partitions: {
    listener: {
      guest: typescript({ entry: './listener.ts' }),
      memory: '2MiB',
      cores: [0],
      expect: { end: 'off', console: ['heard all'] },
    },
    alarms: {
      guest: typescript({ entry: './alarms.ts' }),
      memory: '2MiB',
      cores: [1],
      devices: ['system-timer'],
      expect: { end: 'off', console: ['all ok'] },
    },
  },
  channels: {
    alarm: { kind: 'doorbell', from: 'alarms', to: 'listener' },
    heard: { kind: 'doorbell', from: 'listener', to: 'alarms' },
  },
});
