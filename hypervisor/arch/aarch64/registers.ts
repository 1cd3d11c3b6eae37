/** Fields of the system registers that the hypervisor programs (Arm ARM DDI 0487, chapter D19). */
import type { u64 } from '@bulkhead/bare';

/* HCR_EL2 (D19.2.48). */
export const HCR_VM: u64 = 1n << 0n;
export const HCR_SWIO: u64 = 1n << 1n;
export const HCR_FMO: u64 = 1n << 3n;
export const HCR_IMO: u64 = 1n << 4n;
export const HCR_AMO: u64 = 1n << 5n;
/** Barriers and broadcasts reach at least the inner shareable domain. */
export const HCR_BSU_INNER: u64 = 1n << 10n;
export const HCR_FB: u64 = 1n << 9n;
/** Traps: ID group 3, SMC, implementation-defined registers, set/way, ACTLR, and error records. */
export const HCR_TID1: u64 = 1n << 16n;
export const HCR_TID3: u64 = 1n << 18n;
export const HCR_TSC: u64 = 1n << 19n;
export const HCR_TIDCP: u64 = 1n << 20n;
export const HCR_TACR: u64 = 1n << 21n;
export const HCR_TSW: u64 = 1n << 22n;
/** EL1 is AArch64. */
export const HCR_RW: u64 = 1n << 31n;
/** Access to error records traps (RAS). */
export const HCR_TERR: u64 = 1n << 36n;
/** Pointer authentication keys and instructions are the guest's own. */
export const HCR_APK: u64 = 1n << 40n;
export const HCR_API: u64 = 1n << 41n;

export const GUEST_HCR: u64 =
  HCR_VM |
  HCR_SWIO |
  HCR_FMO |
  HCR_IMO |
  HCR_AMO |
  HCR_FB |
  HCR_BSU_INNER |
  HCR_TID1 |
  HCR_TID3 |
  HCR_TSC |
  HCR_TIDCP |
  HCR_TACR |
  HCR_TSW |
  HCR_RW |
  HCR_TERR |
  HCR_APK |
  HCR_API;

/* CPTR_EL2 (D19.2.34), HCR_EL2.E2H = 0: RES1 bits; trace and SVE trap, floating point does not. */
export const CPTR_RES1: u64 = 0x32ffn;
export const CPTR_TZ: u64 = 1n << 8n;
export const CPTR_TTA: u64 = 1n << 20n;
export const GUEST_CPTR: u64 = CPTR_RES1 | CPTR_TZ | CPTR_TTA;

/* MDCR_EL2 (D19.3.18): all debug, OS-lock and PMU registers trap. */
export const MDCR_TPM: u64 = 1n << 6n;
export const MDCR_TPMCR: u64 = 1n << 5n;
export const MDCR_TDA: u64 = 1n << 9n;
export const MDCR_TDOSA: u64 = 1n << 10n;
export const MDCR_TDRA: u64 = 1n << 11n;
export const GUEST_MDCR: u64 = MDCR_TPM | MDCR_TPMCR | MDCR_TDA | MDCR_TDOSA | MDCR_TDRA;

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
/** Attribute 0: Device-nGnRE; attribute 1: Normal, write-back. */
export const EL2_MAIR: u64 = 0xff04n;
/** RES1 bits; MMU, data and instruction caches on, stack alignment checked, writable means not executable. */
export const EL2_SCTLR: u64 = 0x30c5_0830n | (1n << 0n) | (1n << 2n) | (1n << 3n) | (1n << 12n) | (1n << 19n);

/* VTCR_EL2 (D19.2.154): RES1 bit 31; write-back inner shareable tables, start at level 1, 39-bit input. */
export const VTCR_BASE: u64 = (1n << 31n) | (3n << 12n) | (1n << 10n) | (1n << 8n) | (1n << 6n) | 25n;
export const VTCR_PS_SHIFT: u64 = 16n;
export const VTTBR_VMID_SHIFT: u64 = 48n;

/* ICH_HCR_EL2, ICH_VMCR_EL2, ICH_LR<n>_EL2 (IHI 0069, 12.4). */
export const ICH_HCR_EN: u64 = 1n << 0n;
/** Maintenance interrupt when at most one list register is in use. */
export const ICH_HCR_UIE: u64 = 1n << 1n;
/** Maintenance interrupt when no list register is pending: more wait in memory. */
export const ICH_HCR_NPIE: u64 = 1n << 3n;
export const LR_PENDING: u64 = 1n << 62n;
export const LR_ACTIVE: u64 = 1n << 63n;
export const LR_HW: u64 = 1n << 61n;
export const LR_GROUP1: u64 = 1n << 60n;
export const LR_PRIORITY_SHIFT: u64 = 48n;
export const LR_PHYSICAL_SHIFT: u64 = 32n;
/** Maintenance interrupt when the guest ends this one (only without LR_HW). */
export const LR_EOI: u64 = 1n << 41n;
export const LR_STATE_SHIFT: u64 = 62n;

/* PSTATE after an exception to EL1: EL1h, DAIF masked; bits that survive (SPSR D1.3.6: NZCV, PAN, UAO, DIT). */
export const SPSR_KEPT_BY_EXCEPTION: u64 = 0xf1c0_0000n;
