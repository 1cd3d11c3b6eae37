/**
 * List registers of the virtual CPU interface (GIC architecture specification IHI 0069, section 12.4).
 * Their number is part of the instruction, so access by index is a switch.
 */
import type { u32, u64 } from '@bulkhead/bare';
import { readSystemRegister, writeSystemRegister } from '@bulkhead/bare/unsafe';

export const MAX_LIST_REGISTERS = 16;

/** Safety: virtual interrupt state of the current guest only; indexes beyond the implemented are never passed. */
export function readListRegister(index: u32): u64 {
  switch (index) {
    case 0:
      return readSystemRegister('ICH_LR0_EL2');
    case 1:
      return readSystemRegister('ICH_LR1_EL2');
    case 2:
      return readSystemRegister('ICH_LR2_EL2');
    case 3:
      return readSystemRegister('ICH_LR3_EL2');
    case 4:
      return readSystemRegister('ICH_LR4_EL2');
    case 5:
      return readSystemRegister('ICH_LR5_EL2');
    case 6:
      return readSystemRegister('ICH_LR6_EL2');
    case 7:
      return readSystemRegister('ICH_LR7_EL2');
    case 8:
      return readSystemRegister('ICH_LR8_EL2');
    case 9:
      return readSystemRegister('ICH_LR9_EL2');
    case 10:
      return readSystemRegister('ICH_LR10_EL2');
    case 11:
      return readSystemRegister('ICH_LR11_EL2');
    case 12:
      return readSystemRegister('ICH_LR12_EL2');
    case 13:
      return readSystemRegister('ICH_LR13_EL2');
    case 14:
      return readSystemRegister('ICH_LR14_EL2');
    case 15:
      return readSystemRegister('ICH_LR15_EL2');
    default:
      return 0n;
  }
}

/** Safety: as above. */
export function writeListRegister(index: u32, value: u64): void {
  switch (index) {
    case 0:
      writeSystemRegister('ICH_LR0_EL2', value);
      break;
    case 1:
      writeSystemRegister('ICH_LR1_EL2', value);
      break;
    case 2:
      writeSystemRegister('ICH_LR2_EL2', value);
      break;
    case 3:
      writeSystemRegister('ICH_LR3_EL2', value);
      break;
    case 4:
      writeSystemRegister('ICH_LR4_EL2', value);
      break;
    case 5:
      writeSystemRegister('ICH_LR5_EL2', value);
      break;
    case 6:
      writeSystemRegister('ICH_LR6_EL2', value);
      break;
    case 7:
      writeSystemRegister('ICH_LR7_EL2', value);
      break;
    case 8:
      writeSystemRegister('ICH_LR8_EL2', value);
      break;
    case 9:
      writeSystemRegister('ICH_LR9_EL2', value);
      break;
    case 10:
      writeSystemRegister('ICH_LR10_EL2', value);
      break;
    case 11:
      writeSystemRegister('ICH_LR11_EL2', value);
      break;
    case 12:
      writeSystemRegister('ICH_LR12_EL2', value);
      break;
    case 13:
      writeSystemRegister('ICH_LR13_EL2', value);
      break;
    case 14:
      writeSystemRegister('ICH_LR14_EL2', value);
      break;
    case 15:
      writeSystemRegister('ICH_LR15_EL2', value);
      break;
    default:
      break;
  }
}
