/** Whatever the attack did to its interrupt controller: a timer that interrupts soon, come what may. */
import type { u32, u64 } from '@bulkhead/bare';
import {
  instruction,
  readSystemRegister,
  storeU8,
  storeU32,
  writeSystemRegister,
} from '@bulkhead/bare/unsafe';
import { GUEST_GICC, GUEST_GICD, GUEST_GICR } from '@bulkhead/hypervisor/abi/platform';
import { parameters } from './parameters.unsafe.ts';

const SGIS: u64 = GUEST_GICR + 0x1_0000n;
/** GICD_ICENABLER1 to 8: shared interrupts. */
const DISABLE_SHARED: u64 = GUEST_GICD + 0x184n;
const SHARED_WORDS: u64 = 8n;
const ALL: u32 = 0xffff_ffff;
/** GUEST_VIRTUAL_TIMER_INTID, as a bit; its priority is byte 0x1b. */
const TIMER_INTID: u32 = 27;
const TIMER: u32 = 1 << TIMER_INTID;

/** Whether the board has a GICv2. */
export function isGicv2(): boolean {
  return parameters().gic === 2n;
}

/** Puts vCPU 0's interrupts in order and arms its timer. Safety: the partition's own platform. */
export function wakeWithin(ticks: u64): void {
  writeSystemRegister('CNTP_CTL_EL0', 0n);
  for (let word: u64 = 0n; word < SHARED_WORDS; word++) storeU32(DISABLE_SHARED + word * 4n, ALL);
  if (isGicv2()) prepareGicv2();
  else prepareGicv3();
  writeSystemRegister('CNTV_CVAL_EL0', readSystemRegister('CNTVCT_EL0') + ticks);
  writeSystemRegister('CNTV_CTL_EL0', 1n);
  instruction('isb');
}

/** Group 0, by the CPU interface in memory (IHI 0048, 4.4). Safety: the partition's own platform. */
function prepareGicv2(): void {
  storeU32(GUEST_GICD, 3);
  storeU32(GUEST_GICD + 0x180n, ALL);
  storeU32(GUEST_GICD + 0x380n, ALL);
  storeU32(GUEST_GICD + 0x280n, ALL);
  storeU32(GUEST_GICD + 0x80n, 0);
  storeU8(GUEST_GICD + 0x41bn, 0x80);
  storeU32(GUEST_GICD + 0x100n, TIMER);
  storeU32(GUEST_GICC, 1);
  // QEMU's running priority follows GICC_APR0 only when an interrupt ends.
  storeU32(GUEST_GICC + 0xd0n, 0);
  storeU32(GUEST_GICC + 0x10n, TIMER_INTID);
  storeU32(GUEST_GICC + 0x8n, 0);
  storeU32(GUEST_GICC + 0x4n, 0xf8);
}

/** Group 1, by system registers. Safety: as above. */
function prepareGicv3(): void {
  storeU32(GUEST_GICR + 0x14n, 0);
  storeU32(GUEST_GICD, 0x12);
  storeU32(SGIS + 0x180n, ALL);
  storeU32(SGIS + 0x380n, ALL);
  storeU32(SGIS + 0x280n, ALL);
  storeU32(SGIS + 0x80n, ALL);
  storeU8(SGIS + 0x41bn, 0x80);
  storeU32(SGIS + 0x100n, TIMER);
  writeSystemRegister('ICC_SRE_EL1', 7n);
  instruction('isb');
  writeSystemRegister('ICC_AP0R0_EL1', 0n);
  writeSystemRegister('ICC_AP1R0_EL1', 0n);
  writeSystemRegister('ICC_BPR1_EL1', 0n);
  writeSystemRegister('ICC_CTLR_EL1', 0n);
  writeSystemRegister('ICC_PMR_EL1', 0xf8n);
  writeSystemRegister('ICC_IGRPEN1_EL1', 1n);
}

/** Safety: the vCPU's own timer. */
export function stopTimer(): void {
  writeSystemRegister('CNTV_CTL_EL0', 0n);
  writeSystemRegister('CNTP_CTL_EL0', 0n);
  instruction('isb');
}
