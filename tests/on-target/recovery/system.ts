import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, typescript } from '@bulkhead/system';

const guest = (name: string) => typescript({ entry: `./${name}.ts` });

/** Partitions that hang, fail and come back, each in its own way, and one that has others do so. */
export default defineSystem({
  board: qemuVirt({ cores: 8, memory: '256MiB' }),
  partitions: {
    hangs: {
      guest: guest('hangs'),
      memory: '2MiB',
      cores: [0],
      watchdog: { timeout: '5ms' },
      restart: { limit: 3, backOff: '1ms' },
      expect: { end: 'deadline', console: ['kicked for 20 ms'] },
    },
    device: {
      guest: guest('device'),
      memory: '2MiB',
      cores: [1],
      interrupts: 'virtual',
      watchdog: { device: 'sbsa' },
      onError: { watchdog: 'halt' },
      expect: { end: 'deadline', console: ['all ok'] },
    },
    controlled: {
      guest: guest('controlled'),
      memory: '2MiB',
      cores: [2],
      start: 'on-demand',
      expect: { end: 'request', console: ['controlled runs'] },
    },
    manager: {
      guest: guest('manager'),
      memory: '2MiB',
      cores: [3],
      rights: { control: ['controlled'] },
      expect: { end: 'off', console: ['all ok'] },
    },
    failing: {
      guest: guest('failing'),
      memory: '2MiB',
      cores: [4],
      onError: { access: 'fallback' },
      fallback: { guest: guest('fallback') },
      expect: { end: 'off', console: ['fallback runs'], fault: { cause: 'data-abort' } },
    },
    broken: {
      guest: guest('failing'),
      memory: '2MiB',
      cores: [5],
      onError: { access: 'recover' },
      recovery: 'spare',
      expect: { end: 'fault', fault: { cause: 'data-abort' } },
    },
    spare: {
      guest: guest('fallback'),
      memory: '2MiB',
      cores: [6],
      start: 'on-demand',
      expect: { end: 'off', console: ['fallback runs'] },
    },
  },
});
