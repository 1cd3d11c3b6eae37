/** Where a guest sees its interrupt controller, a GICv2: distributor and CPU interface are both emulated. */
import { truncateU32 } from '@bulkhead/bare';
import { GUEST_GICC, GUEST_GICC_SIZE, GUEST_GICD, GUEST_GICD_SIZE } from '../../../abi/platform.ts';
import type { Ipa } from '../../../core/addresses.ts';
import type { Partition, VirtualCpu } from '../../../core/partition.ts';
import type { Access } from '../access.ts';
import { accessDistributor } from '../gicv2/distributor.ts';
import type { Table } from '../tables.ts';
import { reconsiderSelf } from '../vgic/signals.ts';
import { within } from '../within.ts';
import { accessCpuInterface } from './cpu-registers.ts';
import { ownInterface } from './own-core.unsafe.ts';
import { wantsMaintenance } from './priorities.ts';
import { signal } from './signal.ts';

/** Whether emulated registers of the controller are there. */
export function isController(_partition: Partition, ipa: Ipa): boolean {
  return within(ipa, GUEST_GICD, GUEST_GICD_SIZE) || within(ipa, GUEST_GICC, GUEST_GICC_SIZE);
}

/** What would be a maintenance interrupt of a GIC is known here at once. */
function accessInterface(partition: Partition, vcpu: VirtualCpu, access: Access): void {
  const virtual = ownInterface();
  accessCpuInterface(virtual, access);
  signal(virtual);
  if (wantsMaintenance(virtual)) reconsiderSelf(partition, vcpu);
}

/** Carries out an access to them; false when none is at `ipa`. */
export function accessController(partition: Partition, vcpu: VirtualCpu, access: Access, ipa: Ipa): boolean {
  if (within(ipa, GUEST_GICC, GUEST_GICC_SIZE)) {
    access.offset = truncateU32(ipa - GUEST_GICC);
    accessInterface(partition, vcpu, access);
    return true;
  }
  if (!within(ipa, GUEST_GICD, GUEST_GICD_SIZE)) return false;
  access.offset = truncateU32(ipa - GUEST_GICD);
  accessDistributor(partition, vcpu, access);
  return true;
}

/**
 * Nothing is mapped: accesses to the CPU interface come here.
 * @boot
 */
export function mapGuestInterface(_root: Table): boolean {
  return true;
}
