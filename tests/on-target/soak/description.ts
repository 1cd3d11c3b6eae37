/**
 * A periodic partition under windows, one that loads and one that mostly sleeps on the same core, and one with direct
 * interrupts on a core of its own. Everybody sleeps most of the time: an hour is a few minutes of the emulator's.
 */
import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, typescript } from '@bulkhead/system';

export const PERIODS_A_SECOND = 100;

/** The entry says for how long; the others are told. */
export function soak(entry: string, seconds: number) {
  const guest = (file: string) => ({ guest: typescript({ entry: file }), memory: '2MiB' }) as const;
  return defineSystem({
    board: qemuVirt({ cores: 2, memory: '256MiB' }),
    partitions: {
      control: {
        ...guest(entry),
        cores: [0],
        period: '10ms',
        budget: '1ms',
        expect: { end: 'off', console: [`${seconds * PERIODS_A_SECOND} periods, 0 missed`] },
      },
      load: { ...guest('./load.ts'), cores: [0] },
      sleeper: { ...guest('./sleeper.ts'), cores: [0] },
      logger: {
        ...guest('./logger.ts'),
        cores: [1],
        interrupts: 'direct',
        expect: { end: 'off', console: [`${seconds} reports, 0 out of order`] },
      },
    },
    schedules: {
      0: {
        majorFrame: '10ms',
        windows: [
          { partition: 'control', duration: '1ms' },
          { partition: 'load', duration: '5ms' },
          { partition: 'sleeper', duration: '1ms' },
        ],
        background: ['load'],
      },
    },
    channels: {
      status: {
        kind: 'sampling',
        from: 'control',
        to: 'logger',
        message: { file: './status.ts', type: 'Status' },
        messageBytes: 16,
        notify: true,
      },
      'load-done': { kind: 'doorbell', from: 'control', to: { partition: 'load', port: 'done' } },
      'sleeper-done': { kind: 'doorbell', from: 'control', to: { partition: 'sleeper', port: 'done' } },
    },
  });
}
