/**
 * System registers, one function each, so that the rest of the hypervisor needs no intrinsic. Fields
 * and citations are in `registers.ts`; names are the Arm ARM's (DDI 0487, chapter D19).
 */
import type { u64 } from '@bulkhead/bare';
import { instruction, instructionWith, readSystemRegister, writeSystemRegister } from '@bulkhead/bare/unsafe';

/** ESR_EL2: syndrome of the exception just taken. Safety: a read without side effects. */
export function readEsr(): u64 {
  return readSystemRegister('ESR_EL2');
}

/** ELR_EL2: where the guest resumes. Safety: a read without side effects. */
export function readElr(): u64 {
  return readSystemRegister('ELR_EL2');
}

/** SPSR_EL2: the guest state that resumes. Safety: a read without side effects. */
export function readSpsr(): u64 {
  return readSystemRegister('SPSR_EL2');
}

/** FAR_EL2: virtual address of the abort. Safety: a read without side effects. */
export function readFar(): u64 {
  return readSystemRegister('FAR_EL2');
}

/** HPFAR_EL2: page of the IPA of a stage-2 abort, shifted. Safety: a read without side effects. */
export function readHpfar(): u64 {
  return readSystemRegister('HPFAR_EL2');
}

/** MPIDR_EL1: affinity of this core. Safety: a read without side effects. */
export function readMpidr(): u64 {
  return readSystemRegister('MPIDR_EL1');
}

/** CNTFRQ_EL0: ticks of the system counter a second, in its lower half (Arm ARM D19.12.1). Safety: a read without side effects. */
export function readCounterFrequency(): u64 {
  return readSystemRegister('CNTFRQ_EL0') & 0xffff_ffffn;
}

/** SP_EL1: stack pointer of the guest kernel. Safety: a read without side effects. */
export function readGuestStackPointer(): u64 {
  return readSystemRegister('SP_EL1');
}

/** VBAR_EL1: vectors of the guest kernel. Safety: a read without side effects. */
export function readVectorBase(): u64 {
  return readSystemRegister('VBAR_EL1');
}

/** ELR_EL2. Safety: moves the guest only. */
export function writeElr(value: u64): void {
  writeSystemRegister('ELR_EL2', value);
}

/** SPSR_EL2. Safety: callers pass EL1 or EL0 states only, so the return never stays at EL2. */
export function writeSpsr(value: u64): void {
  writeSystemRegister('SPSR_EL2', value);
}

/** CNTHP_CVAL_EL2. Safety: the hypervisor's own timer. */
export function writeHypervisorTimerCompare(value: u64): void {
  writeSystemRegister('CNTHP_CVAL_EL2', value);
}

/** CNTHP_CTL_EL2. Safety: the hypervisor's own timer. */
export function writeHypervisorTimerControl(value: u64): void {
  writeSystemRegister('CNTHP_CTL_EL2', value);
}

/** The system counter, after everything before it. Safety: a read. */
export function readCounter(): u64 {
  instruction('isb');
  return readSystemRegister('CNTPCT_EL0');
}

/** A turn of a loop that waits for another core. Safety: `yield` only hints (Arm ARM C6.2.402). */
export function relax(): void {
  instruction('yield');
}

/** Sleeps until an interrupt is pending, masked or not (Arm ARM D1.6.2). Safety: no state changes. */
export function waitForInterrupt(): void {
  instruction('dsb sy');
  instruction('wfi');
}

/**
 * Translates as the guest's EL1 read would, both stages; returns the result as PAR_EL1 holds it. Safety: no
 * access is made, and PAR_EL1, which belongs to the guest, gets its value back.
 */
export function translateGuestRead(va: u64): u64 {
  const guests = readSystemRegister('PAR_EL1');
  instructionWith('at s12e1r, %0', va);
  instruction('isb');
  const result = readSystemRegister('PAR_EL1');
  writeSystemRegister('PAR_EL1', guests);
  return result;
}

/** Forgets all stage-1 and stage-2 translations of the current VMID, on all cores. Safety: costs time only. */
export function forgetGuestTranslations(): void {
  instruction('dsb ishst');
  instruction('tlbi vmalls12e1is');
  instruction('dsb ish');
  instruction('isb');
}
