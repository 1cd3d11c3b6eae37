/**
 * What a vCPU keeps while another has its core. General registers are in its `GuestFrame`; what traps, or is the
 * same for every guest, needs no place here.
 */
import { type Fixed, fixed, type u32, type u64 } from '@bulkhead/bare';
import { InterfaceRegisters } from '#gic/interface-registers.ts';

/** The registers of EL1 and EL0, of the return to them, and of the timers (Arm ARM DDI 0487, D19). */
export class GuestRegisters {
  ELR_EL2: u64 = 0n;
  SPSR_EL2: u64 = 0n;
  SCTLR_EL1: u64 = 0n;
  CPACR_EL1: u64 = 0n;
  TTBR0_EL1: u64 = 0n;
  TTBR1_EL1: u64 = 0n;
  TCR_EL1: u64 = 0n;
  MAIR_EL1: u64 = 0n;
  VBAR_EL1: u64 = 0n;
  CONTEXTIDR_EL1: u64 = 0n;
  ESR_EL1: u64 = 0n;
  FAR_EL1: u64 = 0n;
  PAR_EL1: u64 = 0n;
  ELR_EL1: u64 = 0n;
  SPSR_EL1: u64 = 0n;
  SP_EL1: u64 = 0n;
  SP_EL0: u64 = 0n;
  TPIDR_EL1: u64 = 0n;
  TPIDR_EL0: u64 = 0n;
  TPIDRRO_EL0: u64 = 0n;
  CNTKCTL_EL1: u64 = 0n;
  CSSELR_EL1: u64 = 0n;
  CNTV_CVAL_EL0: u64 = 0n;
  CNTV_CTL_EL0: u64 = 0n;
  CNTP_CVAL_EL0: u64 = 0n;
  CNTP_CTL_EL0: u64 = 0n;
}

/** Which space the guest is in, and which of its CPUs this is: only ever loaded. */
export class GuestIdentity {
  VTTBR_EL2: u64 = 0n;
  VMPIDR_EL2: u64 = 0n;
}

/** What the CPU is free to define (Arm ARM D19.2): most have nothing there, and read zero. */
export class AuxiliaryRegisters {
  AMAIR_EL1: u64 = 0n;
  AFSR0_EL1: u64 = 0n;
  AFSR1_EL1: u64 = 0n;
}

/** Keys of pointer authentication (FEAT_PAuth), where the CPU has it. */
export class PointerKeys {
  APIAKeyLo_EL1: u64 = 0n;
  APIAKeyHi_EL1: u64 = 0n;
  APIBKeyLo_EL1: u64 = 0n;
  APIBKeyHi_EL1: u64 = 0n;
  APDAKeyLo_EL1: u64 = 0n;
  APDAKeyHi_EL1: u64 = 0n;
  APDBKeyLo_EL1: u64 = 0n;
  APDBKeyHi_EL1: u64 = 0n;
  APGAKeyLo_EL1: u64 = 0n;
  APGAKeyHi_EL1: u64 = 0n;
}

/** V0 to V31, FPCR and FPSR, as `save_floating_point` of entry.S orders them. */
export class FloatingPoint {
  words: Fixed<u64, 66> = fixed(66, 0n);
}

export class GuestContext {
  registers: GuestRegisters = new GuestRegisters();
  interface: InterfaceRegisters = new InterfaceRegisters();
  identity: GuestIdentity = new GuestIdentity();
  keys: PointerKeys = new PointerKeys();
  auxiliary: AuxiliaryRegisters = new AuxiliaryRegisters();
  /** Private interrupts that the list registers keep active. */
  heldInterrupts: u32 = 0;
  /** List registers that hold an interrupt, a bit for each; the others' places mean nothing. */
  listed: u32 = 0;
  listRegisters: Fixed<u64, 16> = fixed(16, 0n);
  floatingPoint: FloatingPoint = new FloatingPoint();
}
