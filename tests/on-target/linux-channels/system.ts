import { readFileSync } from 'node:fs';
import { qemuVirt } from '@bulkhead/boards';
import { busyboxInitrd, debianKernel } from '@bulkhead/guests';
import { defineSystem, linux, typescript } from '@bulkhead/system';
import { assembleProcess } from '../support.ts';

/** What Linux finds in its device tree of the port `order`, and what comes back when its memory is used. */
const init = `
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev
for node in /proc/device-tree/channel-*; do
  echo "\${node##*/}: $(tr '\\0' ' ' < $node/compatible)as $(tr -d '\\0' < $node/linux,uio-name)"
done
for device in /sys/bus/platform/devices/*channel-*; do echo "device \${device##*/}"; done
chmod +x /peer
/peer
echo "answer $?"
poweroff -f
`;

const message = { file: './messages.ts', type: 'Value' };

/** A partition in TypeScript and a process of an unmodified Linux, with a sampling port each way. */
export default defineSystem({
  board: qemuVirt({ cores: 2, memory: '512MiB' }),
  partitions: {
    adder: { guest: typescript({ entry: './adder.ts' }), memory: '2MiB', cores: [0] },
    linux: {
      guest: linux({
        kernel: debianKernel().kernel,
        initrd: busyboxInitrd({
          init,
          files: { '/peer': readFileSync(assembleProcess('linux-channels/peer.S')) },
        }),
        commandLine: 'console=ttyAMA0 quiet panic=-1',
      }),
      memory: '256MiB',
      cores: [1],
    },
  },
  channels: {
    order: { kind: 'sampling', from: 'linux', to: 'adder', message, messageBytes: 4 },
    state: { kind: 'sampling', from: 'adder', to: 'linux', message, messageBytes: 4, notify: true },
  },
});
