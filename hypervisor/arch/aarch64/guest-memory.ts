/** Reading a guest's memory by the guest's own addresses. */
import { bit, bitFields, inPlace } from '@bulkhead/bare';
import type { GuestVa, Pa } from '../../core/addresses.ts';
import { type Partition, recordOf } from '../../core/partition.ts';
import { translateGuestRead } from './system.unsafe.ts';

/** PAR_EL1 (chapter D19.2). */
const Par = bitFields('u64', { fault: bit(0), address: inPlace(51, 12) });

/** No address of a partition's memory. */
export const NOWHERE: Pa = 0n;

/** Where what the guest reads at `va` lies, if that is in its own memory; else NOWHERE. */
export function findGuestMemory(partition: Partition, va: GuestVa): Pa {
  const par = translateGuestRead(va);
  if (Par.fault(par)) return NOWHERE;
  const pa: Pa = Par.address(par) | (va & 0xfffn);
  const record = recordOf(partition);
  return pa >= record.ramPa && pa - record.ramPa < record.ramSizeBytes ? pa : NOWHERE;
}
