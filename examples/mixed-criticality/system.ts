/**
 * Three partitions on a four-core board: a real-time loop on a core of its own, Debian Linux on two cores,
 * and one that misbehaves. `npm start` runs it.
 */
import { qemuVirt } from '@bulkhead/boards';
import { busyboxInitrd, debianKernel } from '@bulkhead/guests';
import { defineSystem, linux, typescript } from '@bulkhead/system';
import { init } from './linux-init.ts';

export default defineSystem({
  board: qemuVirt({ cores: 4, memory: '1GiB' }),
  partitions: {
    control: {
      guest: typescript({ entry: './control.ts' }),
      memory: '4MiB',
      cores: [0],
      expect: {
        end: 'off',
        console: ['10000 periods, 0 skipped', /^latency below \d+ ns: \d+$/m, /^latency min.*/m],
      },
    },
    linux: {
      guest: linux({
        kernel: debianKernel().kernel,
        initrd: busyboxInitrd({ init }),
        commandLine: 'console=ttyAMA0 quiet panic=-1',
      }),
      memory: '256MiB',
      cores: [1, 2],
      expect: {
        end: 'off',
        console: [/^Linux version .*/m, 'processors online: 2', 'load finished', 'powering off'],
      },
    },
    rogue: {
      guest: typescript({ entry: './rogue.ts' }),
      memory: '4MiB',
      cores: [3],
      expect: { end: 'fault', fault: { address: 0x5000_0000n, cause: 'data-abort' } },
    },
  },
  console: { core: 1 },
});
