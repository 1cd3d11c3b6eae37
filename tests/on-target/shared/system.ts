import { qemuVirt } from '@bulkhead/boards';
import { busyboxInitrd, debianKernel } from '@bulkhead/guests';
import { defineSystem, linux, typescript } from '@bulkhead/system';

/**
 * A periodic partition and Linux on one core, by windows. Linux ends last: what the hypervisor says of an end takes it
 * some 16,000 instructions, in whoever's time that falls.
 */
export default defineSystem({
  board: qemuVirt({ cores: 1, memory: '512MiB' }),
  partitions: {
    periodic: {
      guest: typescript({ entry: './periodic.ts' }),
      memory: '2MiB',
      cores: [0],
      period: '1ms',
      budget: '100us',
      expect: { end: 'off', console: ['1000 periods'] },
    },
    linux: {
      guest: linux({
        kernel: debianKernel().kernel,
        initrd: busyboxInitrd({ init: '#!/bin/sh\necho "hello from Linux"\nsleep 1\npoweroff -f\n' }),
        commandLine: 'console=ttyAMA0 quiet panic=-1',
      }),
      memory: '256MiB',
      cores: [0],
      expect: { end: 'off', console: ['hello from Linux'] },
    },
  },
  schedules: {
    0: {
      majorFrame: '1ms',
      windows: [
        { partition: 'periodic', duration: '100us' },
        { partition: 'linux', duration: '800us' },
      ],
      background: ['linux'],
    },
  },
});
