import { deviceNodes } from '../../devicetree/devices.ts';
import type { TreeChange } from '../../devicetree/overlay.ts';
import type { PlacedPartition } from '../../stages/placed.ts';
import { placed } from '../rule.ts';
import { authoredTrees } from './trees.ts';

/** What the hypervisor decides, of any node. */
const DECIDED =
  /^(reg|ranges|dma-ranges|interrupts|interrupts-extended|interrupt-parent|#interrupt-cells|interrupt-controller|phandle|device_type|enable-method|method|linux,initrd-(start|end))$/;

const EXPECTED = 'what the hypervisor decides left as it is';

/** An overlay adds to what the hypervisor describes, and does not contradict it. */
export const overlayChanges = placed('BS3003', ({ partitions }, report) => {
  for (const { partition, at, merged, added } of authoredTrees(partitions)) {
    const devices = new Set(
      partition.devices.flatMap((device) => deviceNodes(device, new Map()).map(({ name }) => `/${name}`)),
    );
    for (const { path, parent } of added) {
      if (parent?.path === '/cpus') report(at, EXPECTED, path, 'change cores of the partition');
    }
    for (const change of merged.changes) {
      if (isAllowed(change, devices)) continue;
      report(at, EXPECTED, `${change.property} of ${change.path}`, remedyFor(change, partition));
    }
  }
});

function isAllowed({ path, property, existed }: TreeChange, devices: ReadonlySet<string>): boolean {
  if (DECIDED.test(property)) return false;
  if (!existed || devices.has(path)) return true;
  return path === '/'
    ? /^(model|compatible)$/.test(property)
    : path === '/chosen' && property === 'stdout-path';
}

function remedyFor({ path, property }: TreeChange, { guest }: PlacedPartition): string | undefined {
  if (path.startsWith('/memory@')) return 'change memory or ramIpa of the partition';
  if (path.startsWith('/cpus')) return 'change cores of the partition';
  if (property === 'bootargs' && guest.kind === 'linux') return 'change commandLine of the guest';
  return undefined;
}
