/** The node of the interrupt controller, of the version that the board has. */
import {
  GUEST_GICC,
  GUEST_GICC_SIZE,
  GUEST_GICD,
  GUEST_GICD_SIZE,
  GUEST_GICR,
  GUEST_GICR_SIZE,
} from '@bulkhead/hypervisor/abi/platform';
import type { ExpandedPartition } from '../stages/expanded.ts';
import { PHANDLE } from './bindings.ts';
import { type DeviceTreeNode, node, reg, unitName } from './node.ts';

/** Without an ITS: there are no message-signalled interrupts. */
export function gicNode({
  gicVersion,
  cores,
}: Pick<ExpandedPartition, 'gicVersion' | 'cores'>): DeviceTreeNode {
  return node(unitName('intc', GUEST_GICD), {
    phandle: PHANDLE.gic,
    ...(gicVersion === 3 ? gicv3(cores.length) : gicv2()),
    'interrupt-controller': true,
    '#interrupt-cells': 3,
    '#address-cells': 0,
  });
}

/** Linux Documentation/devicetree/bindings/interrupt-controller/arm,gic-v3.yaml */
function gicv3(vcpuCount: number) {
  return {
    reg: [...reg(GUEST_GICD, GUEST_GICD_SIZE), ...reg(GUEST_GICR, GUEST_GICR_SIZE * BigInt(vcpuCount))],
    '#redistributor-regions': 1,
    compatible: 'arm,gic-v3',
  };
}

/** Linux Documentation/devicetree/bindings/interrupt-controller/arm,gic.yaml */
function gicv2() {
  return {
    reg: [...reg(GUEST_GICD, GUEST_GICD_SIZE), ...reg(GUEST_GICC, GUEST_GICC_SIZE)],
    compatible: ['arm,gic-400', 'arm,cortex-a15-gic'],
  };
}
