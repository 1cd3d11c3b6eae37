/** Where a guest sees its interrupt controller: a distributor, and a redistributor for each vCPU. */
import { truncateU32, u64 } from '@bulkhead/bare';
import { GUEST_GICD, GUEST_GICD_SIZE, GUEST_GICR, GUEST_GICR_SIZE } from '../../../abi/platform.ts';
import type { Ipa } from '../../../core/addresses.ts';
import type { Partition, VirtualCpu } from '../../../core/partition.ts';
import type { Access } from '../access.ts';
import type { Table } from '../tables.ts';
import { within } from '../within.ts';
import { accessDistributor } from './distributor.ts';
import { accessRedistributor } from './redistributor.ts';

/** Whether emulated registers of the controller are there. */
export function isController(partition: Partition, ipa: Ipa): boolean {
  return (
    within(ipa, GUEST_GICD, GUEST_GICD_SIZE) ||
    within(ipa, GUEST_GICR, GUEST_GICR_SIZE * u64(partition.vcpuCount))
  );
}

/** Carries out an access to them; false when none is at `ipa`. */
export function accessController(partition: Partition, vcpu: VirtualCpu, access: Access, ipa: Ipa): boolean {
  if (within(ipa, GUEST_GICD, GUEST_GICD_SIZE)) {
    access.offset = truncateU32(ipa - GUEST_GICD);
    accessDistributor(partition, vcpu, access);
  } else if (within(ipa, GUEST_GICR, GUEST_GICR_SIZE * u64(partition.vcpuCount))) {
    access.offset = truncateU32(ipa - GUEST_GICR);
    accessRedistributor(partition, vcpu, access);
  } else {
    return false;
  }
  return true;
}

/** The virtual CPU interface is in system registers: nothing is mapped. */
export function mapGuestInterface(_root: Table): boolean {
  return true;
}
