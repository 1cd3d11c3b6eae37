/** The smallest system, by which the memory that the hypervisor takes is compared: one partition on one core. */
import { qemuVirt } from '@bulkhead/boards';
import { defineSystem } from '../authored/define.ts';
import { raw } from '../guests/guest.ts';
import { expand } from './expand.ts';
import { type HypervisorSizes, layOutImage } from './layout.ts';
import type { ImageLayout } from './placed.ts';

export function layOutSmallest(hypervisor: HypervisorSizes): ImageLayout {
  const authored = defineSystem({
    board: qemuVirt({ cores: 1 }),
    partitions: {
      only: { guest: raw({ file: 'guest.bin', loadAddress: 0x4000_0000n }), memory: '64MiB', cores: [0] },
    },
  });
  return layOutImage(hypervisor, expand(authored, '/', new Set(['only'])), []);
}
