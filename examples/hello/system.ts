import { qemuVirt } from '@bulkhead/boards';
import { busyboxInitrd, debianKernel } from '@bulkhead/guests';
import { defineSystem, linux, typescript } from '@bulkhead/system';

const init = '#!/bin/sh\necho "hello from Linux"\npoweroff -f\n';
const kernel = debianKernel().kernel;
const initrd = busyboxInitrd({ init });

export default defineSystem({
  board: qemuVirt({ cores: 2, memory: '512MiB' }),
  partitions: {
    heartbeat: { guest: typescript({ entry: './heartbeat.ts' }), memory: '2MiB', cores: [0] },
    linux: {
      guest: linux({ kernel, initrd, commandLine: 'console=ttyAMA0 quiet' }),
      memory: '256MiB',
      cores: [1],
      expect: { end: 'off', console: ['hello from Linux'] },
    },
  },
});
