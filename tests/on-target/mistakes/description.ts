import { fileURLToPath } from 'node:url';
import { qemuVirt } from '@bulkhead/boards';
import { type SystemDescription, typescript } from '@bulkhead/system';

const guest = typescript({ entry: fileURLToPath(new URL('./beat.ts', import.meta.url)) });

/** Four partitions on cores of their own and under windows, with devices, which all turn themselves off. */
export function fourPartitions(): SystemDescription {
  return {
    board: qemuVirt({ cores: 3, memory: '16MiB' }),
    partitions: {
      alone: { guest, memory: '2MiB', cores: [0], devices: ['rtc'], interrupts: 'auto' },
      left: { guest, memory: '4MiB', cores: [1], ramPa: 0x40a0_0000n, period: '1ms', budget: '100us' },
      right: { guest, memory: '2MiB', cores: [1], ramIpa: 0x4000_0000, stormPerSecond: 1000 },
      last: {
        guest,
        memory: '2MiB',
        cores: [2],
        devices: [{ device: 'gpio', ipa: 0x0b80_0000n, intids: [90] }],
      },
    },
    schedules: {
      1: {
        majorFrame: '1ms',
        windows: [
          { partition: 'left', duration: '300us' },
          { partition: 'right', start: '400us', duration: '300us' },
        ],
        background: ['right', 'left'],
      },
    },
    console: { core: 1 },
    neverFlows: [['left', 'right']],
  };
}
