/** Fields of the system registers that the hypervisor programs (Arm ARM DDI 0487, chapter D19). */
import { bit, bitFields, bits, type u64 } from '@bulkhead/bare';

/** HCR_EL2 (D19.2.48). */
const HcrEl2 = bitFields('u64', {
  /** Stage 2. */
  vm: bit(0),
  /** Set/way invalidation cleans, too. */
  swio: bit(1),
  /** FIQ, IRQ and SError go to EL2, and virtual ones to EL1. */
  fmo: bit(3),
  imo: bit(4),
  amo: bit(5),
  /** Maintenance is broadcast, and barriers reach, at least to the inner shareable domain (1). */
  fb: bit(9),
  bsu: bits(11, 10),
  /** WFI traps. */
  twi: bit(13),
  /** Traps: ID groups 1 and 3, SMC, implementation-defined registers, ACTLR, set/way. */
  tid1: bit(16),
  tid3: bit(18),
  tsc: bit(19),
  tidcp: bit(20),
  tacr: bit(21),
  tsw: bit(22),
  /** EL1 is AArch64. */
  rw: bit(31),
  /** Access to LORegions traps. */
  tlor: bit(35),
  /** Access to error records traps (RAS). */
  terr: bit(36),
  /** Pointer authentication keys and instructions are the guest's own. */
  apk: bit(40),
  api: bit(41),
});
export const GUEST_HCR: u64 = HcrEl2.of({
  vm: true,
  swio: true,
  fmo: true,
  imo: true,
  amo: true,
  fb: true,
  bsu: 1n,
  tid1: true,
  tid3: true,
  tsc: true,
  tidcp: true,
  tacr: true,
  tsw: true,
  rw: true,
  tlor: true,
  terr: true,
  apk: true,
  api: true,
});

/** Physical IRQs stay at EL1; the hypervisor's own interrupts are FIQs. */
export const DIRECT_HCR: u64 = HcrEl2.with(GUEST_HCR, { imo: false });

/** WFI comes to EL2: the core is another's meanwhile. */
export const SHARED_HCR: u64 = HcrEl2.with(GUEST_HCR, { twi: true });

/** CPTR_EL2 (D19.2.34), HCR_EL2.E2H = 0. */
const CptrEl2 = bitFields('u64', { tz: bit(8), tfp: bit(10), tta: bit(20), tam: bit(30) });
const CPTR_RES1: u64 = 0x32ffn;
/** Trace, SVE, SME (which is among RES1) and activity monitors trap, floating point does not. */
export const GUEST_CPTR: u64 = CptrEl2.with(CPTR_RES1, { tz: true, tta: true, tam: true });
/** Floating point traps, too. */
export const LAZY_CPTR: u64 = CptrEl2.with(GUEST_CPTR, { tfp: true });

/** MDCR_EL2 (D19.3.18). */
const MdcrEl2 = bitFields('u64', {
  tpmcr: bit(5),
  tpm: bit(6),
  tda: bit(9),
  tdosa: bit(10),
  tdra: bit(11),
  tpms: bit(14),
  ttrf: bit(19),
});
/** All debug, OS-lock, PMU, profiling and trace-filter registers trap. */
export const GUEST_MDCR: u64 = MdcrEl2.of({
  tpm: true,
  tpmcr: true,
  tda: true,
  tdosa: true,
  tdra: true,
  tpms: true,
  ttrf: true,
});

/* CNTHCTL_EL2 (D19.12.9): the guest reads the counter and owns the EL1 physical timer. */
export const GUEST_CNTHCTL: u64 = 0x3n;

/* SCTLR_EL1 after reset: RES1 bits, MMU and caches off (D19.2.118). */
export const RESET_SCTLR_EL1: u64 = 0x30d0_0800n;

/* SPSR_EL2 (C5.2.19): EL1 with its own stack pointer, all interrupts masked. */
export const SPSR_EL1H_MASKED: u64 = 0x3c5n;
export const SPSR_MODE_MASK: u64 = 0x1fn;
export const SPSR_MODE_EL1H: u64 = 0x5n;
export const SPSR_MODE_EL1T: u64 = 0x4n;
export const SPSR_MODE_AARCH32: u64 = 1n << 4n;

/* Stage 1 of EL2: TCR_EL2 (D19.2.139), MAIR_EL2 (D19.2.97), SCTLR_EL2 (D19.2.119). */
/** RES1 bits 31 and 23; inner shareable, write-back tables, 4 KiB granule, 39-bit input. */
export const EL2_TCR: u64 = (1n << 31n) | (1n << 23n) | (3n << 12n) | (1n << 10n) | (1n << 8n) | 25n;
/** Attribute 0: Device-nGnRE; attribute 1: Normal, write-back; attribute 2: Normal Non-cacheable. */
export const EL2_MAIR: u64 = 0x44_ff04n;
/** RES1 bits; MMU, data and instruction caches on, stack alignment checked, writable means not executable. */
export const EL2_SCTLR: u64 = 0x30c5_0830n | (1n << 0n) | (1n << 2n) | (1n << 3n) | (1n << 12n) | (1n << 19n);

/* VTCR_EL2 (D19.2.154): RES1 bit 31; write-back inner shareable tables, start at level 1, 39-bit input. */
export const VTCR_BASE: u64 = (1n << 31n) | (3n << 12n) | (1n << 10n) | (1n << 8n) | (1n << 6n) | 25n;
export const VTCR_PS_SHIFT: u64 = 16n;
export const VTTBR_VMID_SHIFT: u64 = 48n;

/* PSTATE after an exception to EL1: EL1h, DAIF masked; bits that survive (SPSR D1.3.6: NZCV, PAN, UAO, DIT). */
export const SPSR_KEPT_BY_EXCEPTION: u64 = 0xf1c0_0000n;
