/** Registers of CPUs with pointer authentication, SME and RAS, which a guest reads and writes without an exit. */
import type { u64 } from '@bulkhead/bare';
import { readSystemRegister, writeSystemRegister } from '@bulkhead/bare/unsafe';

/** Keys, which stay with the partition. Safety: no pointer of the program is signed. */
export function fillKeys(value: u64): void {
  writeSystemRegister('APIAKeyLo_EL1', value);
  writeSystemRegister('APIAKeyHi_EL1', value);
  writeSystemRegister('APIBKeyLo_EL1', value);
  writeSystemRegister('APIBKeyHi_EL1', value);
  writeSystemRegister('APDAKeyLo_EL1', value);
  writeSystemRegister('APDAKeyHi_EL1', value);
  writeSystemRegister('APDBKeyLo_EL1', value);
  writeSystemRegister('APDBKeyHi_EL1', value);
  writeSystemRegister('APGAKeyLo_EL1', value);
  writeSystemRegister('APGAKeyHi_EL1', value);
}

/** Bits that any key has. Safety: reads. */
export function keys(): u64 {
  return (
    readSystemRegister('APIAKeyLo_EL1') |
    readSystemRegister('APIAKeyHi_EL1') |
    readSystemRegister('APIBKeyLo_EL1') |
    readSystemRegister('APIBKeyHi_EL1') |
    readSystemRegister('APDAKeyLo_EL1') |
    readSystemRegister('APDAKeyHi_EL1') |
    readSystemRegister('APDBKeyLo_EL1') |
    readSystemRegister('APDBKeyHi_EL1') |
    readSystemRegister('APGAKeyLo_EL1') |
    readSystemRegister('APGAKeyHi_EL1')
  );
}

/** SMPRI_EL1, TPIDR2_EL0 and DISR_EL1, of which a guest is told nothing. Safety: nobody uses them. */
export function fillUntold(value: u64): void {
  writeSystemRegister('S3_0_C1_C2_4', value);
  writeSystemRegister('S3_3_C13_C0_5', value);
  writeSystemRegister('S3_0_C12_C1_1', value);
}

/** Bits that any of them has. Safety: reads. */
export function untold(): u64 {
  return (
    readSystemRegister('S3_0_C1_C2_4') |
    readSystemRegister('S3_3_C13_C0_5') |
    readSystemRegister('S3_0_C12_C1_1')
  );
}
