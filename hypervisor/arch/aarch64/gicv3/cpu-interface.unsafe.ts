/** The physical CPU interface of the GIC at EL2 (IHI 0069, chapter 12.2). */
import { type u32, u64 } from '@bulkhead/bare';
import { instruction, readSystemRegister, writeSystemRegister } from '@bulkhead/bare/unsafe';

/**
 * System registers on, all priorities, end of interrupt split into priority drop and deactivation
 * (ICC_CTLR_EL1.EOImode), which hardware-backed virtual interrupts need. Safety: this core only, interrupts masked;
 * `group0` is true only where Group 0 is ours.
 */
export function initializeCpuInterface(group0: boolean): void {
  writeSystemRegister('ICC_SRE_EL2', 0xfn);
  instruction('isb');
  writeSystemRegister('ICC_PMR_EL1', 0xffn);
  writeSystemRegister('ICC_BPR1_EL1', 0n);
  writeSystemRegister('ICC_CTLR_EL1', 2n);
  if (group0) writeSystemRegister('ICC_IGRPEN0_EL1', 1n);
  writeSystemRegister('ICC_IGRPEN1_EL1', 1n);
  instruction('isb');
}

/** ICC_SGI0R_EL1 and ICC_SGI1R_EL1: Aff3 (55:48), Aff2 (39:32), INTID (27:24), Aff1 (23:16), one bit for Aff0. Safety: an SGI to EL2. */
export function sendInterrupt(mpidr: u64, intid: u32, group0: boolean): void {
  const aff3: u64 = (mpidr >> 32n) & 0xffn;
  const aff2: u64 = (mpidr >> 16n) & 0xffn;
  const aff1: u64 = (mpidr >> 8n) & 0xffn;
  const aff0: u64 = mpidr & 0xfn;
  instruction('dsb ish');
  const value: u64 = (aff3 << 48n) | (aff2 << 32n) | (u64(intid) << 24n) | (aff1 << 16n) | (1n << aff0);
  if (group0) writeSystemRegister('ICC_SGI0R_EL1', value);
  else writeSystemRegister('ICC_SGI1R_EL1', value);
  instruction('isb');
}

/** ICC_PMR_EL1. Safety: callers never mask the hypervisor's own priority, 0. */
export function writePriorityMask(mask: u32): void {
  writeSystemRegister('ICC_PMR_EL1', u64(mask));
}

/** ICC_RPR_EL1. Safety: a read. */
export function readRunningPriority(): u64 {
  return readSystemRegister('ICC_RPR_EL1');
}

/** ICC_CTLR_EL1. Safety: a read. */
export function readInterfaceControl(): u64 {
  return readSystemRegister('ICC_CTLR_EL1');
}

/** ICC_CTLR_EL1.EOImode, CBPR clear. Safety: `Cpu.joinedEnd` follows, by which handlers end what they take. */
export function setEndOfInterruptMode(split: boolean): void {
  writeSystemRegister('ICC_CTLR_EL1', split ? 2n : 0n);
  instruction('isb');
}

/** Group 1 off, nothing of it active on this core. Safety: the partitions' interrupts of this core only. */
export function closeGroup1(): void {
  writeSystemRegister('ICC_IGRPEN1_EL1', 0n);
  writeSystemRegister('ICC_BPR1_EL1', 0n);
  writeSystemRegister('ICC_AP1R0_EL1', 0n);
  instruction('isb');
}

/** Safety: as above. */
export function openGroup1(): void {
  writeSystemRegister('ICC_IGRPEN1_EL1', 1n);
  instruction('isb');
}

/** Acknowledges the highest pending Group 1 interrupt: what its end is told, which names an INTID; 1020 to 1023 mean none. Safety: the caller ends it. */
export function acknowledgeInterrupt(): u64 {
  const intid = readSystemRegister('ICC_IAR1_EL1');
  instruction('dsb sy');
  return intid;
}

/** The same for Group 0. Safety: the caller ends it. */
export function acknowledgeFastInterrupt(): u64 {
  const intid = readSystemRegister('ICC_IAR0_EL1');
  instruction('dsb sy');
  return intid;
}

/** ICC_EOIR1_EL1. Safety: drops the priority of an interrupt acknowledged before. */
export function writeEndOfInterrupt(value: u64): void {
  writeSystemRegister('ICC_EOIR1_EL1', value);
}

/** ICC_EOIR0_EL1. Safety: drops the priority of an interrupt acknowledged before. */
export function writeFastEndOfInterrupt(value: u64): void {
  writeSystemRegister('ICC_EOIR0_EL1', value);
}

/** ICC_DIR_EL1. Safety: deactivates an interrupt acknowledged before. */
export function writeDeactivate(value: u64): void {
  writeSystemRegister('ICC_DIR_EL1', value);
}
