import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, typescript } from '@bulkhead/system';

/** Four partitions on one core, which all sleep; only one has a timer. */
export function idleSystem(seconds: 10 | 20) {
  const guest = (name: string) =>
    ({ guest: typescript({ entry: `./${name}.ts` }), memory: '2MiB', cores: [0] }) as const;
  return defineSystem({
    board: qemuVirt({ cores: 1, memory: '256MiB' }),
    partitions: {
      sleeper: guest(`sleeper-${seconds}`),
      first: guest('first'),
      second: guest('second'),
      third: guest('third'),
    },
    schedules: {
      0: {
        majorFrame: '1ms',
        windows: [
          { partition: 'sleeper', duration: '200us' },
          { partition: 'first', duration: '200us' },
          { partition: 'second', duration: '300us' },
        ],
        background: ['third'],
      },
    },
    channels: {
      first: { kind: 'doorbell', from: 'sleeper', to: 'first' },
      second: { kind: 'doorbell', from: 'sleeper', to: 'second' },
      third: { kind: 'doorbell', from: 'sleeper', to: 'third' },
    },
  });
}
