/** Registers that only some CPUs have (Arm ARM DDI 0487, D19.2). */
import type { u64 } from '@bulkhead/bare';
import {
  instruction,
  loadRegisters,
  readSystemRegister,
  saveRegisters,
  writeSystemRegister,
} from '@bulkhead/bare/unsafe';
import type { AuxiliaryRegisters, PointerKeys } from './context.ts';

const ALL: u64 = 0xffff_ffff_ffff_ffffn;

/**
 * True when the CPU has pointer authentication: ID_AA64ISAR1_EL1.APA, API, GPA and GPI, ID_AA64ISAR2_EL1.APA3 and GPA3.
 * Safety: reads.
 */
export function hasPointerKeys(): boolean {
  const older: u64 = readSystemRegister('ID_AA64ISAR1_EL1') & 0xff00_0ff0n;
  return (older | (readSystemRegister('S3_0_C0_C6_2') & 0xff00n)) !== 0n;
}

/**
 * True when AMAIR_EL1, AFSR0_EL1 or AFSR1_EL1 hold anything: it is the CPU's to define (D19.2). Safety: no guest has run
 * on this core, and the start of each clears them.
 */
export function hasAuxiliaryRegisters(): boolean {
  writeSystemRegister('AMAIR_EL1', ALL);
  writeSystemRegister('AFSR0_EL1', ALL);
  writeSystemRegister('AFSR1_EL1', ALL);
  instruction('isb');
  return (
    (readSystemRegister('AMAIR_EL1') | readSystemRegister('AFSR0_EL1') | readSystemRegister('AFSR1_EL1')) !==
    0n
  );
}

/** True when the CPU has SME: ID_AA64PFR1_EL1.SME. Safety: a read. */
export function hasScalableMatrices(): boolean {
  return (readSystemRegister('ID_AA64PFR1_EL1') & 0x0f00_0000n) !== 0n;
}

/** True when the CPU has the RAS extension: ID_AA64PFR0_EL1.RAS. Safety: a read. */
export function hasDeferredErrors(): boolean {
  return (readSystemRegister('ID_AA64PFR0_EL1') & 0xf000_0000n) !== 0n;
}

/**
 * SMPRI_EL1 and TPIDR2_EL0, which CPTR_EL2.TSM does not trap. Safety: guest state only; only where the CPU has SME,
 * whose firmware lets EL2 reach them (SCR_EL3.EnTP2, CPTR_EL3.ESM), as Linux demands it.
 */
export function clearScalableRegisters(): void {
  writeSystemRegister('S3_0_C1_C2_4', 0n);
  writeSystemRegister('S3_3_C13_C0_5', 0n);
}

/** VDISR_EL2, which EL1 sees as DISR_EL1 (HCR_EL2.AMO). Safety: guest state only; only where the CPU has RAS. */
export function clearDeferredError(): void {
  writeSystemRegister('S3_4_C12_C1_1', 0n);
}

/** Safety: reads; only where the CPU has the registers. */
export function savePointerKeys(keys: PointerKeys): void {
  saveRegisters(keys);
}

/** Safety: the guest's own keys; only where the CPU has the registers. */
export function loadPointerKeys(keys: PointerKeys): void {
  loadRegisters(keys);
}

/** Safety: guest state only; only where the CPU has the registers. */
export function resetPointerKeys(): void {
  writeSystemRegister('APIAKeyLo_EL1', 0n);
  writeSystemRegister('APIAKeyHi_EL1', 0n);
  writeSystemRegister('APIBKeyLo_EL1', 0n);
  writeSystemRegister('APIBKeyHi_EL1', 0n);
  writeSystemRegister('APDAKeyLo_EL1', 0n);
  writeSystemRegister('APDAKeyHi_EL1', 0n);
  writeSystemRegister('APDBKeyLo_EL1', 0n);
  writeSystemRegister('APDBKeyHi_EL1', 0n);
  writeSystemRegister('APGAKeyLo_EL1', 0n);
  writeSystemRegister('APGAKeyHi_EL1', 0n);
}

/** Safety: reads. */
export function saveAuxiliaryRegisters(registers: AuxiliaryRegisters): void {
  saveRegisters(registers);
}

/** Safety: the guest's own state, as `saveAuxiliaryRegisters` found it on this core. */
export function loadAuxiliaryRegisters(registers: AuxiliaryRegisters): void {
  loadRegisters(registers);
}
