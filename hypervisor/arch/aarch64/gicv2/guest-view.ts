/** Where a guest sees its interrupt controller: an emulated distributor, and the virtual CPU interface of its core. */
import { truncateU32 } from '@bulkhead/bare';
import { GUEST_GICC, GUEST_GICC_SIZE, GUEST_GICD, GUEST_GICD_SIZE } from '../../../abi/platform.ts';
import type { Ipa } from '../../../core/addresses.ts';
import { packedConfiguration } from '../../../core/configuration.ts';
import type { Partition, VirtualCpu } from '../../../core/partition.ts';
import type { Access } from '../access.ts';
import { GUEST_DEVICE } from '../space.ts';
import { mapRange, type Table } from '../tables.ts';
import { within } from '../within.ts';
import { accessDistributor } from './distributor.ts';

/** Whether emulated registers of the controller are there. */
export function isController(_partition: Partition, ipa: Ipa): boolean {
  return within(ipa, GUEST_GICD, GUEST_GICD_SIZE);
}

/** Carries out an access to them; false when none is at `ipa`. */
export function accessController(partition: Partition, vcpu: VirtualCpu, access: Access, ipa: Ipa): boolean {
  if (!within(ipa, GUEST_GICD, GUEST_GICD_SIZE)) return false;
  access.offset = truncateU32(ipa - GUEST_GICD);
  accessDistributor(partition, vcpu, access);
  return true;
}

/**
 * GICV_* where the guest expects GICC_*: the same registers (IHI 0048, 5.5).
 * @boot
 */
export function mapGuestInterface(root: Table): boolean {
  return mapRange(root, GUEST_GICC, packedConfiguration().board.gicvPa, GUEST_GICC_SIZE, GUEST_DEVICE);
}
