import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, elf, typescript } from '@bulkhead/system';
import { assemble } from '../support.ts';

const guest = (fault: string) => elf({ file: assemble('faults/access.S', { FAULT: fault }) });

/** Seven partitions that each access what they may not, and one that must not notice. */
export default defineSystem({
  board: qemuVirt({ cores: 8, memory: '256MiB' }),
  partitions: {
    healthy: {
      guest: typescript({ entry: './healthy.ts' }),
      memory: '2MiB',
      cores: [0],
      expect: { end: 'off', console: ['200 periods, 0 skipped'] },
    },
    read: {
      guest: typescript({ entry: './read-outside.ts' }),
      memory: '2MiB',
      cores: [1],
      expect: { fault: { address: 0x4020_0000n, cause: 'data-abort' } },
    },
    write: {
      guest: typescript({ entry: './write-outside.ts' }),
      memory: '2MiB',
      cores: [2],
      expect: { fault: { address: 0x4020_1000n, cause: 'data-abort' } },
    },
    outside: {
      guest: guest('outside'),
      memory: '2MiB',
      cores: [3],
      expect: { fault: { address: 0x6000_0000n, cause: 'instruction-abort' } },
    },
    device: {
      guest: guest('device'),
      memory: '2MiB',
      cores: [4],
      devices: ['rtc'],
      expect: { fault: { address: 0x0901_0000n, cause: 'instruction-abort' } },
    },
    simd: {
      guest: guest('simd'),
      memory: '2MiB',
      cores: [5],
      expect: { fault: { address: 0x0800_0010n, cause: 'undecodable' } },
    },
    exclusive: {
      guest: guest('exclusive'),
      memory: '2MiB',
      cores: [6],
      expect: { fault: { address: 0x0800_0104n, cause: 'undecodable' } },
    },
    walk: {
      guest: guest('walk'),
      memory: '2MiB',
      cores: [7],
      expect: { end: 'fault' },
    },
  },
});
