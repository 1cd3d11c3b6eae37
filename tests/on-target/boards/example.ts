import type { Board } from '@bulkhead/boards';
import { busyboxInitrd, debianKernel } from '@bulkhead/guests';
import {
  defineSystem,
  linux,
  type PartitionDescription,
  type ScheduleDescription,
  typescript,
} from '@bulkhead/system';

const init = `#!/bin/sh
mount -t proc proc /proc
mount -t sysfs sysfs /sys
for device in /sys/bus/amba/devices/*; do
  echo "$(basename $device) has the driver $(basename $(readlink -f $device/driver))"
done
cat /proc/device-tree/alarm/label 2>/dev/null && echo
grep arch_timer /proc/interrupts
grep MemTotal /proc/meminfo
echo "hello from Linux on $(grep -c '^processor' /proc/cpuinfo) CPUs"
poweroff -f
`;

type Names = 'heartbeat' | 'linux';

/**
 * The two partitions of the README's example, Linux on two cores; the board is all that differs, and what Linux has
 * of it.
 */
export function example(
  board: Board,
  change: Partial<PartitionDescription<string, Names>> = {},
  schedules: Readonly<Record<number, ScheduleDescription<Names>>> = {},
) {
  const { cores = [1, 2] } = change;
  return defineSystem({
    board,
    schedules,
    partitions: {
      heartbeat: {
        guest: typescript({ entry: '../../../examples/hello/heartbeat.ts' }),
        memory: '2MiB',
        cores: [0],
        expect: { end: 'off', console: ['heartbeat'] },
      },
      linux: {
        guest: linux({
          kernel: debianKernel().kernel,
          initrd: busyboxInitrd({ init }),
          commandLine: 'console=ttyAMA0 quiet panic=-1',
        }),
        memory: '256MiB',
        cores,
        ...change,
        expect: { end: 'off', console: [`hello from Linux on ${cores.length} CPUs`] },
      },
    },
  });
}
