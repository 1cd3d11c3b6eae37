import type { Board } from '@bulkhead/boards';
import { busyboxInitrd, debianKernel } from '@bulkhead/guests';
import { defineSystem, linux, type PartitionDescription, typescript } from '@bulkhead/system';

const init = `#!/bin/sh
mount -t proc proc /proc
mount -t sysfs sysfs /sys
for device in /sys/bus/amba/devices/*; do
  echo "$(basename $device) has the driver $(basename $(readlink -f $device/driver))"
done
cat /proc/device-tree/alarm/label 2>/dev/null && echo
grep arch_timer /proc/interrupts
echo "hello from Linux on $(grep -c '^processor' /proc/cpuinfo) CPUs"
poweroff -f
`;

/** The two partitions of the README's example, Linux on two cores; the board is all that differs, and what Linux has of it. */
export function example(board: Board, devices: Pick<PartitionDescription, 'devices' | 'deviceTree'> = {}) {
  return defineSystem({
    board,
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
        cores: [1, 2],
        ...devices,
        expect: { end: 'off', console: ['hello from Linux on 2 CPUs'] },
      },
    },
  });
}
