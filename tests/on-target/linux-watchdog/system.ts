import { readFileSync } from 'node:fs';
import { qemuVirt } from '@bulkhead/boards';
import { busyboxInitrd, debianKernel, debianKernelModule } from '@bulkhead/guests';
import { defineSystem, linux, typescript } from '@bulkhead/system';
import { assembleProcess } from '../support.ts';
import { init } from './init.ts';
import { RESTARTS } from './restarts.ts';

/**
 * Debian's kernel under the watchdog that it has a driver for, beside a partition with a period on a core of its own.
 * Most of the kernel's start would be its tests of its ciphers: `cryptomgr.notests`.
 */
export default defineSystem({
  board: qemuVirt({ cores: 2, memory: '256MiB' }),
  partitions: {
    control: {
      guest: typescript({ entry: './control.ts' }),
      memory: '2MiB',
      cores: [0],
      rights: { control: ['linux'] },
      expect: { end: 'off', console: [/^\d+ periods, 0 skipped$/m] },
    },
    linux: {
      guest: linux({
        kernel: debianKernel().kernel,
        initrd: busyboxInitrd({
          init,
          files: {
            '/insmod': readFileSync(assembleProcess('linux-watchdog/insmod.S')),
            '/sbsa_gwdt.ko': readFileSync(debianKernelModule('sbsa_gwdt')),
          },
        }),
        commandLine: 'console=ttyAMA0 quiet cryptomgr.notests',
      }),
      memory: '128MiB',
      cores: [1],
      watchdog: { device: 'sbsa' },
      onError: { watchdog: 'restart' },
      restart: { limit: RESTARTS, afterLimit: 'halt' },
      expect: { end: 'deadline' },
    },
  },
});
