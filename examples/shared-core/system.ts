/**
 * One core for two: a periodic partition with three tasks, and Debian Linux in the time between. The window of
 * each period begins on time, whatever Linux does; the partition measures how exactly.
 */
import { qemuVirt } from '@bulkhead/boards';
import { busyboxInitrd, debianKernel } from '@bulkhead/guests';
import { defineSystem, linux, typescript } from '@bulkhead/system';

/** Process 1 of Linux: works and prints for a while, powers off. */
const init = `#!/bin/sh
mount -t proc proc /proc
i=0
while [ $i -lt 2000 ]; do
  i=$((i + 1))
  [ $((i % 40)) -eq 0 ] && echo "step $i of 2000"
done
grep arch_timer /proc/interrupts
echo "work finished"
poweroff -f
`;

export default defineSystem({
  board: qemuVirt({ cores: 1, memory: '512MiB' }),
  partitions: {
    periodic: {
      guest: typescript({ entry: './periodic.ts' }),
      memory: '2MiB',
      cores: [0],
      period: '1ms',
      budget: '100us',
      expect: {
        end: 'off',
        console: ['1000 periods, 0 missed', /^late below \d+ ns: \d+$/m, /^late min.*/m],
      },
    },
    linux: {
      guest: linux({
        kernel: debianKernel().kernel,
        initrd: busyboxInitrd({ init }),
        commandLine: 'console=ttyAMA0 quiet panic=-1',
      }),
      memory: '256MiB',
      cores: [0],
      expect: { end: 'off', console: ['work finished'] },
    },
  },
  schedules: {
    0: {
      majorFrame: '1ms',
      windows: [
        { partition: 'periodic', duration: '100us' },
        { partition: 'linux', duration: '900us' },
      ],
      background: ['linux'],
    },
  },
});
