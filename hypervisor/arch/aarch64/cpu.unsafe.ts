/** The state of a core at EL2 and of its guest at EL1 (Arm ARM DDI 0487, chapters D1 and D19). */
import type { u64 } from '@bulkhead/bare';
import {
  addressOf,
  callAssembly,
  instruction,
  readSystemRegister,
  storeU64,
  writeSystemRegister,
} from '@bulkhead/bare/unsafe';
import { resetInterface } from '#gic/interface-registers.unsafe.ts';
import { type Cpu, cpus } from '../../core/cpu.ts';
import type { GuestFrame } from './layout.ts';
import {
  EL2_MAIR,
  EL2_SCTLR,
  EL2_TCR,
  GUEST_CNTHCTL,
  GUEST_CPTR,
  GUEST_MDCR,
  LAZY_CPTR,
  RESET_SCTLR_EL1,
  SPSR_EL1H_MASKED,
  VTCR_BASE,
  VTCR_PS_SHIFT,
} from './registers.ts';
import { forgetGuestTranslations } from './system.unsafe.ts';
import type { Table } from './tables.ts';
import { tableAddress } from './tables.unsafe.ts';

/** Remembers where this core's entry of `cpus` is. Safety: TPIDR_EL2 is the hypervisor's own scratch register. */
export function setOwnArea(area: u64): void {
  writeSystemRegister('TPIDR_EL2', area);
}

/** Only after `setOwnArea`, which ran on this core before interrupts or guests could. */
export function currentCpu(): Cpu {
  return cpus.own();
}

/**
 * Has this core return to the guest of `frame`, which names `stack`. Safety: that is the start of this core's stack,
 * whose first word entry.S keeps for this.
 */
export function returnTo(stack: u64, frame: GuestFrame): void {
  storeU64(stack, addressOf(frame));
}

/** Has the guest's floating-point instructions come to EL2, or not, from its return on. Safety: traps only. */
export function trapFloatingPoint(traps: boolean): void {
  writeSystemRegister('CPTR_EL2', traps ? LAZY_CPTR : GUEST_CPTR);
}

/** Floating point is EL2's, too, to save and load the registers of guests. Safety: traps only. */
export function openFloatingPoint(): void {
  trapFloatingPoint(false);
  instruction('isb');
}

/** Physical address bits field (ID_AA64MMFR0_EL1.PARange), at most 48 bits. Safety: a read. */
function physicalRange(): u64 {
  const range: u64 = readSystemRegister('ID_AA64MMFR0_EL1') & 0xfn;
  return range > 5n ? 5n : range;
}

/** Turns on the hypervisor's own map on this core. Safety: `root` maps all of the image flat, so execution goes on. */
export function enableOwnMap(root: Table): void {
  writeSystemRegister('MAIR_EL2', EL2_MAIR);
  writeSystemRegister('TCR_EL2', EL2_TCR | (physicalRange() << 16n));
  writeSystemRegister('TTBR0_EL2', tableAddress(root));
  instruction('dsb ish');
  instruction('tlbi alle2');
  instruction('ic iallu');
  instruction('dsb ish');
  instruction('isb');
  writeSystemRegister('SCTLR_EL2', EL2_SCTLR);
  instruction('isb');
}

/** True when the PMU can count instructions (event 0x08, INST_RETIRED: PMCEID0_EL0 bit 8). Safety: reads. */
export function countsInstructions(): boolean {
  const version: u64 = (readSystemRegister('ID_AA64DFR0_EL1') >> 8n) & 0xfn;
  return version !== 0n && version !== 0xfn && (readSystemRegister('PMCEID0_EL0') & (1n << 8n)) !== 0n;
}

/**
 * Has event counter 0 count instructions at EL2 and only there (PMEVTYPER: P and U exclude EL1 and EL0, NSH
 * includes EL2; D19.5.7). Safety: guests have no PMU, all their accesses trap.
 */
export function startCountingInstructions(): void {
  writeSystemRegister('MDCR_EL2', GUEST_MDCR | ((readSystemRegister('PMCR_EL0') >> 11n) & 0x1fn));
  if (!countsInstructions()) return;
  writeSystemRegister('PMEVTYPER0_EL0', (1n << 31n) | (1n << 30n) | (1n << 27n) | 8n);
  writeSystemRegister('PMCNTENSET_EL0', 1n);
  writeSystemRegister('PMCR_EL0', 1n);
  instruction('isb');
}

/** Instructions at EL2, modulo 2^32. Safety: a read. */
export function instructionsAtEl2(): u64 {
  return readSystemRegister('PMEVCNTR0_EL0');
}

/** What traps (HCR_EL2) and what a guest owns, and its stage 2. Safety: every guest-visible register is set before it runs. */
export function enableVirtualization(control: u64, translationRoot: u64, vmpidr: u64): void {
  writeSystemRegister('HCR_EL2', control);
  writeSystemRegister('CPTR_EL2', GUEST_CPTR);
  writeSystemRegister('HSTR_EL2', 0n);
  writeSystemRegister('CNTHCTL_EL2', GUEST_CNTHCTL);
  writeSystemRegister('CNTVOFF_EL2', 0n);
  writeSystemRegister('VTCR_EL2', VTCR_BASE | (physicalRange() << VTCR_PS_SHIFT));
  writeSystemRegister('VTTBR_EL2', translationRoot);
  writeSystemRegister('VMPIDR_EL2', vmpidr);
  writeSystemRegister('VPIDR_EL2', readSystemRegister('MIDR_EL1'));
  instruction('isb');
}

/**
 * EL1 and EL0 registers as after reset, so that nothing of an earlier guest is left. Safety: guest state only, of which
 * the routine writes exactly `frame.x`.
 */
export function resetGuestRegisters(frame: GuestFrame, entry: u64): void {
  writeSystemRegister('SCTLR_EL1', RESET_SCTLR_EL1);
  writeSystemRegister('CPACR_EL1', 0n);
  writeSystemRegister('VBAR_EL1', 0n);
  writeSystemRegister('TTBR0_EL1', 0n);
  writeSystemRegister('TTBR1_EL1', 0n);
  writeSystemRegister('TCR_EL1', 0n);
  writeSystemRegister('MAIR_EL1', 0n);
  writeSystemRegister('AMAIR_EL1', 0n);
  writeSystemRegister('CONTEXTIDR_EL1', 0n);
  writeSystemRegister('ESR_EL1', 0n);
  writeSystemRegister('FAR_EL1', 0n);
  writeSystemRegister('AFSR0_EL1', 0n);
  writeSystemRegister('AFSR1_EL1', 0n);
  writeSystemRegister('PAR_EL1', 0n);
  writeSystemRegister('ELR_EL1', 0n);
  writeSystemRegister('SPSR_EL1', 0n);
  writeSystemRegister('SP_EL1', 0n);
  writeSystemRegister('SP_EL0', 0n);
  writeSystemRegister('TPIDR_EL1', 0n);
  writeSystemRegister('TPIDR_EL0', 0n);
  writeSystemRegister('TPIDRRO_EL0', 0n);
  writeSystemRegister('CNTKCTL_EL1', 0n);
  writeSystemRegister('CSSELR_EL1', 0n);
  writeSystemRegister('MDSCR_EL1', 0n);
  resetInterface();
  writeSystemRegister('ELR_EL2', entry);
  writeSystemRegister('SPSR_EL2', SPSR_EL1H_MASKED);
  callAssembly('clear_registers', addressOf(frame), 0n, 0n, 0n);
  instruction('isb');
  instruction('ic iallu');
  forgetGuestTranslations();
}

/** Stops the guest's timers of this core. Safety: guest state only. */
export function stopGuestTimers(): void {
  writeSystemRegister('CNTV_CTL_EL0', 0n);
  writeSystemRegister('CNTP_CTL_EL0', 0n);
  instruction('isb');
}

/** Makes the guest take an exception to EL1. Safety: ELR/SPSR of the guest move as hardware would move them. */
export function setGuestException(syndrome: u64, returnAddress: u64, returnState: u64): void {
  writeSystemRegister('ESR_EL1', syndrome);
  writeSystemRegister('ELR_EL1', returnAddress);
  writeSystemRegister('SPSR_EL1', returnState);
}

/** FAR_EL1 of an injected abort. Safety: guest state only. */
export function setGuestFaultAddress(address: u64): void {
  writeSystemRegister('FAR_EL1', address);
}
