import { qemuVirt } from '@bulkhead/boards';
import { busyboxInitrd, debianKernel } from '@bulkhead/guests';
import { defineSystem, linux } from '@bulkhead/system';

const init = `#!/bin/sh
mount -t proc proc /proc
echo "processors online: $(grep -c '^processor' /proc/cpuinfo)"
poweroff -f
`;

/** Linux on all cores of a board, alone; with `shared`, in windows of which each leaves a gap. */
export function linuxOn(count: 2 | 4, shared: boolean) {
  const cores = Array.from({ length: count }, (_, core) => core);
  const schedule = {
    majorFrame: '2ms',
    windows: [{ partition: 'linux', start: '500us', duration: '1500us' }],
    background: [],
  } as const;
  return defineSystem({
    board: qemuVirt({ cores: count, memory: '512MiB' }),
    partitions: {
      linux: {
        guest: linux({
          kernel: debianKernel().kernel,
          initrd: busyboxInitrd({ init }),
          commandLine: 'console=ttyAMA0 quiet panic=-1',
        }),
        memory: '256MiB',
        cores,
        expect: { end: 'off', console: [`processors online: ${count}`] },
      },
    },
    schedules: shared ? Object.fromEntries(cores.map((core) => [core, schedule])) : {},
  });
}
