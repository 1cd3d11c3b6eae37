/** Interrupt controllers that there is a driver for, by what their nodes are compatible with. */
import type { DeviceTreeNode } from './node.ts';
import { compatibleOf } from './values.ts';

const GICV3 = ['arm,gic-v3'];
/** Of the GICv2, those with virtualization extensions (Linux bindings/interrupt-controller/arm,gic.yaml). */
const GICV2 = ['arm,gic-400', 'arm,cortex-a15-gic', 'arm,cortex-a7-gic'];

/** Its version, or nothing when it is none of ours. */
export function gicVersionOf(node: DeviceTreeNode): 2 | 3 | undefined {
  const names = compatibleOf(node);
  if (names.some((name) => GICV3.includes(name))) return 3;
  return names.some((name) => GICV2.includes(name)) ? 2 : undefined;
}

export function isGicNode(node: DeviceTreeNode): boolean {
  return gicVersionOf(node) !== undefined;
}
