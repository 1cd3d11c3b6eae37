import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, typescript } from '@bulkhead/system';

const guest = (name: string) => typescript({ entry: `./${name}.ts` });

/** Partitions that are watched by the clock: a storm of calls, and windows that are to be given back. */
export default defineSystem({
  board: qemuVirt({ cores: 2, memory: '128MiB' }),
  partitions: {
    storms: {
      guest: guest('storms'),
      memory: '2MiB',
      cores: [0],
      stormPerSecond: 1000,
      onError: { storm: 'halt' },
      expect: { end: 'fault' },
    },
    keeps: {
      guest: guest('keeps'),
      memory: '2MiB',
      cores: [1],
      monitorWindows: true,
      onError: { overrun: 'halt' },
      expect: { end: 'deadline', console: ['keeps its window'] },
    },
    gives: {
      guest: guest('gives'),
      memory: '2MiB',
      cores: [1],
      monitorWindows: true,
      onError: { overrun: 'halt' },
      expect: { end: 'off', console: ['gave 50 windows back'] },
    },
  },
  schedules: {
    1: {
      majorFrame: '2ms',
      windows: [
        { partition: 'keeps', start: '0us', duration: '1ms' },
        { partition: 'gives', start: '1ms', duration: '1ms' },
      ],
    },
  },
});
