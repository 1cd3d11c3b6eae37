/**
 * Feature registers as guests see them (Arm ARM D19.2, ID_*): what the CPU has, less what the hypervisor
 * keeps or does not switch: EL2 and EL3, SVE, SME, MTE, MPAM, AMU, PMU, trace, statistical profiling, and
 * debug beyond the architectural minimum. All other encodings of the ID space read as zero.
 */
import type { u32, u64 } from '@bulkhead/bare';
import { readSystemRegister } from '@bulkhead/bare/unsafe';
import { HIDDEN_PFR0, HIDDEN_PFR1 } from '#gic/identification.ts';

/** CRm and op2 of an ID register: op0 3, op1 0, CRn 0. */
export function idIndex(crm: u32, op2: u32): u32 {
  return crm * 8 + op2;
}

/** Physical addresses that stage 1 may produce: 40 bits at most (PARange 2), the stage-2 input has 39. */
const PARANGE_LIMIT: u64 = 2n;

function limitAddresses(mmfr0: u64): u64 {
  const range: u64 = mmfr0 & 0xfn;
  return (mmfr0 & ~0xfn) | (range > PARANGE_LIMIT ? PARANGE_LIMIT : range);
}

/**
 * Safety: reads only.
 * @cold
 */
export function readIdRegister(index: u32): u64 {
  switch (index) {
    case 8:
      return readSystemRegister('ID_PFR0_EL1');
    case 9:
      // No Security, Virtualization or Virt_frac in AArch32.
      return readSystemRegister('ID_PFR1_EL1') & ~(0xf0_f0f0n | HIDDEN_PFR1);
    case 10:
      // Debug architecture Armv8, no PMU, no trace.
      return 6n;
    case 11:
      return 0n;
    case 12:
      return readSystemRegister('ID_MMFR0_EL1');
    case 13:
      return readSystemRegister('ID_MMFR1_EL1');
    case 14:
      return readSystemRegister('ID_MMFR2_EL1');
    case 15:
      return readSystemRegister('ID_MMFR3_EL1');
    case 16:
      return readSystemRegister('ID_ISAR0_EL1');
    case 17:
      return readSystemRegister('ID_ISAR1_EL1');
    case 18:
      return readSystemRegister('ID_ISAR2_EL1');
    case 19:
      return readSystemRegister('ID_ISAR3_EL1');
    case 20:
      return readSystemRegister('ID_ISAR4_EL1');
    case 21:
      return readSystemRegister('ID_ISAR5_EL1');
    case 22:
      return readSystemRegister('ID_MMFR4_EL1');
    case 23:
      return readSystemRegister('ID_ISAR6_EL1');
    case 24:
      return readSystemRegister('MVFR0_EL1');
    case 25:
      return readSystemRegister('MVFR1_EL1');
    case 26:
      return readSystemRegister('MVFR2_EL1');
    case 32:
      // No EL2, EL3, RAS, SVE, Secure EL2, MPAM, AMU, RME, and no CSV2 with SCXTNUM_ELx; AArch64 only at EL1.
      return (readSystemRegister('ID_AA64PFR0_EL1') & ~(0x0ef0_ffff_f000_fff0n | HIDDEN_PFR0)) | 0x10n;
    case 33:
      // BT and SSBS only.
      return readSystemRegister('ID_AA64PFR1_EL1') & 0xffn;
    case 40:
      // Debug version; two breakpoints and two watchpoints, the least that can be said.
      return (readSystemRegister('ID_AA64DFR0_EL1') & 0x0fn) | 0x10_1000n;
    case 48:
      return readSystemRegister('ID_AA64ISAR0_EL1');
    case 49:
      // No 64-byte loads and stores.
      return readSystemRegister('S3_0_C0_C6_1') & 0x0fff_ffff_ffff_ffffn;
    case 50:
      // No memory copy instructions, no 128-bit registers.
      return readSystemRegister('S3_0_C0_C6_2') & 0xfff0_ffffn;
    case 56:
      return limitAddresses(readSystemRegister('ID_AA64MMFR0_EL1'));
    case 57:
      // No virtualization host extensions, no LORegions.
      return readSystemRegister('S3_0_C0_C7_1') & ~0xf_0f00n;
    case 58:
      // No nested virtualization.
      return readSystemRegister('S3_0_C0_C7_2') & ~0xf00_0000n;
    default:
      return 0n;
  }
}
