import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, elf, typescript } from '@bulkhead/system';
import { assemble } from '../support.ts';

const echo = (byInterrupt: '0' | '1') =>
  elf({ file: assemble('console/echo.S', { BY_INTERRUPT: byInterrupt }) });

/** Three ways to read a console. */
export default defineSystem({
  board: qemuVirt({ cores: 3, memory: '256MiB' }),
  partitions: {
    polled: { guest: echo('0'), memory: '2MiB', cores: [0], expect: { end: 'off' } },
    interrupted: { guest: echo('1'), memory: '2MiB', cores: [1], expect: { end: 'off' } },
    typed: {
      guest: typescript({ entry: './typed.ts' }),
      memory: '2MiB',
      cores: [2],
      expect: { end: 'off' },
    },
  },
});
