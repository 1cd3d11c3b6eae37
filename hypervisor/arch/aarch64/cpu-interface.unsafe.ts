/** The physical CPU interface of the GIC at EL2 (IHI 0069, chapter 12.2). */
import { type u32, u64 } from '@bulkhead/bare';
import { instruction, writeSystemRegister } from '@bulkhead/bare/unsafe';

/**
 * System registers on, all priorities, end of interrupt split into priority drop and deactivation
 * (ICC_CTLR_EL1.EOImode), which hardware-backed virtual interrupts need. Safety: this core only, interrupts masked.
 */
export function initializeCpuInterface(): void {
  writeSystemRegister('ICC_SRE_EL2', 0xfn);
  instruction('isb');
  writeSystemRegister('ICC_PMR_EL1', 0xffn);
  writeSystemRegister('ICC_BPR1_EL1', 0n);
  writeSystemRegister('ICC_CTLR_EL1', 2n);
  writeSystemRegister('ICC_IGRPEN1_EL1', 1n);
  instruction('isb');
}

/** ICC_SGI1R_EL1: Aff3 (55:48), Aff2 (39:32), INTID (27:24), Aff1 (23:16), one bit for Aff0. Safety: an SGI to EL2. */
export function sendKick(mpidr: u64, intid: u32): void {
  const aff3: u64 = (mpidr >> 32n) & 0xffn;
  const aff2: u64 = (mpidr >> 16n) & 0xffn;
  const aff1: u64 = (mpidr >> 8n) & 0xffn;
  const aff0: u64 = mpidr & 0xfn;
  instruction('dsb ish');
  writeSystemRegister(
    'ICC_SGI1R_EL1',
    (aff3 << 48n) | (aff2 << 32n) | (u64(intid) << 24n) | (aff1 << 16n) | (1n << aff0),
  );
  instruction('isb');
}
