/** List registers of the virtual CPU interface (GIC architecture specification IHI 0069, section 12.4). */
import type { u32, u64 } from '@bulkhead/bare';
import {
  readNumberedRegister,
  readSystemRegister,
  writeNumberedRegister,
  writeSystemRegister,
} from '@bulkhead/bare/unsafe';

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

/** ICH_VTR_EL2: number of list registers. Safety: a read without side effects. */
export function readVgicType(): u64 {
  return readSystemRegister('ICH_VTR_EL2');
}

/** ICH_ELRSR_EL2: one bit for each empty list register. Safety: a read without side effects. */
export function readEmptyListRegisters(): u64 {
  return readSystemRegister('ICH_ELRSR_EL2');
}

/** ICH_HCR_EL2. Safety: virtual interrupts of the guest only. */
export function writeListRegistersControl(value: u64): void {
  writeSystemRegister('ICH_HCR_EL2', value);
}
