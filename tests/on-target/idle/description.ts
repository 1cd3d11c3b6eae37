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

/**
 * The same on three cores: one with direct interrupts, whose partition has the timer, one whose partition idles in
 * hardware but takes its interrupts from the hypervisor, and one that is shared.
 */
export function idleCores(seconds: 10 | 20) {
  const guest = (name: string, core: number, interrupts: 'direct' | 'virtual') =>
    ({ guest: typescript({ entry: `./${name}.ts` }), memory: '2MiB', cores: [core], interrupts }) as const;
  return defineSystem({
    board: qemuVirt({ cores: 3, memory: '256MiB' }),
    partitions: {
      sleeper: guest(`sleeper-${seconds}`, 0, 'direct'),
      first: guest('first', 1, 'virtual'),
      second: guest('second', 2, 'virtual'),
      third: guest('third', 2, 'virtual'),
    },
    schedules: {
      2: {
        majorFrame: '1ms',
        windows: [
          { partition: 'second', duration: '400us' },
          { partition: 'third', duration: '300us' },
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
