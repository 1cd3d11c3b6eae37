import type { Board } from '@bulkhead/boards';
import { busyboxInitrd, debianKernel } from '@bulkhead/guests';
import { defineSystem, linux, typescript } from '@bulkhead/system';
import { init } from './init.ts';

/** Debian's kernel on two CPUs, restarted by its own wish beside a partition that runs through. */
export function withLinux(board: Board) {
  return defineSystem({
    board,
    partitions: {
      counter: {
        guest: typescript({ entry: './counter.ts' }),
        memory: '2MiB',
        cores: [0],
        expect: { end: 'off', console: [/^\d+ periods, 0 skipped$/m] },
      },
      linux: {
        guest: linux({
          kernel: debianKernel().kernel,
          initrd: busyboxInitrd({ init }),
          commandLine: 'console=ttyAMA0 quiet panic=-1',
        }),
        memory: '256MiB',
        cores: [1, 2],
        expect: { end: 'off' },
      },
    },
  });
}
