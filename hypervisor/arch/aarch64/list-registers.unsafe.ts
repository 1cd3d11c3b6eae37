/** List registers of the virtual CPU interface (GIC architecture specification IHI 0069, section 12.4). */
import type { u32, u64 } from '@bulkhead/bare';
import { readNumberedRegister, writeNumberedRegister } from '@bulkhead/bare/unsafe';

export const MAX_LIST_REGISTERS = 16;

/**
 * Safety: virtual interrupt state of the current guest only; indexes beyond the implemented are never passed.
 * @apart
 */
export function readListRegister(index: u32): u64 {
  return readNumberedRegister('ICH_LR#_EL2', MAX_LIST_REGISTERS, index);
}

/** Safety: as above. */
export function writeListRegister(index: u32, value: u64): void {
  writeNumberedRegister('ICH_LR#_EL2', MAX_LIST_REGISTERS, index, value);
}
