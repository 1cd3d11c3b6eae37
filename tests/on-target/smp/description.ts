import { qemuVirt } from '@bulkhead/boards';
import { busyboxInitrd, debianKernel } from '@bulkhead/guests';
import { defineSystem, linux } from '@bulkhead/system';

const init = `#!/bin/sh
mount -t proc proc /proc
echo "processors online: $(grep -c '^processor' /proc/cpuinfo)"
poweroff -f
`;

/** A Linux that says how many CPUs it has brought up. */
function linuxWith(cores: readonly number[]) {
  return {
    guest: linux({
      kernel: debianKernel().kernel,
      initrd: busyboxInitrd({ init }),
      commandLine: 'console=ttyAMA0 quiet panic=-1',
    }),
    memory: '256MiB',
    cores,
    expect: { end: 'off', console: [`processors online: ${cores.length}`] },
  } as const;
}

const board = (count: number) => qemuVirt({ cores: count, memory: '1GiB' });
const upTo = (count: number) => Array.from({ length: count }, (_, core) => core);

/** Linux on all cores of a board, alone; with `shared`, in windows of which each leaves a gap. */
export function linuxOn(count: 2 | 4, shared: boolean) {
  const cores = upTo(count);
  const schedule = {
    majorFrame: '2ms',
    windows: [{ partition: 'linux', start: '500us', duration: '1500us' }],
    background: [],
  } as const;
  return defineSystem({
    board: board(count),
    partitions: { linux: linuxWith(cores) },
    schedules: shared ? Object.fromEntries(cores.map((core) => [core, schedule])) : {},
  });
}

/** Two of them on the same two cores; each has both cores at the same time, and what the other leaves. */
export function twoLinuxes() {
  const cores = upTo(2);
  const schedule = {
    majorFrame: '4ms',
    windows: [
      { partition: 'linux', duration: '2ms' },
      { partition: 'other', duration: '2ms' },
    ],
    background: ['linux', 'other'],
  } as const;
  return defineSystem({
    board: board(2),
    partitions: { linux: linuxWith(cores), other: linuxWith(cores) },
    schedules: { 0: schedule, 1: schedule },
  });
}
