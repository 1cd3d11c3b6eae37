/** The vCPU's interrupt controller (IHI 0069), used without exceptions: masked, waited for, acknowledged. */
import { assert, truncateU32, type u32, u64 } from '@bulkhead/bare';
import {
  instruction,
  loadU32,
  readSystemRegister,
  storeU8,
  storeU32,
  writeSystemRegister,
} from '@bulkhead/bare/unsafe';
import { GUEST_GICD, GUEST_GICR, GUEST_INTIDS } from '@bulkhead/hypervisor/abi/platform';

const SGI_BASE: u64 = GUEST_GICR + 0x1_0000n;
const GICR_WAKER: u64 = GUEST_GICR + 0x14n;
const PROCESSOR_SLEEP: u32 = 1 << 1;

/** Wakes the redistributor, turns the distributor and the CPU interface on. Safety: the partition's own platform. */
export function startInterrupts(): void {
  storeU32(GICR_WAKER, loadU32(GICR_WAKER) & ~PROCESSOR_SLEEP);
  storeU32(GUEST_GICD, 0x12);
  writeSystemRegister('ICC_SRE_EL1', 7n);
  instruction('isb');
  writeSystemRegister('ICC_PMR_EL1', 0xf8n);
  writeSystemRegister('ICC_IGRPEN1_EL1', 1n);
  instruction('isb');
}

/** Enables a private interrupt (INTID below 32) in Group 1. Safety: as above. */
export function enablePrivate(intid: u32): void {
  const one: u32 = 1;
  storeU32(SGI_BASE + 0x80n, loadU32(SGI_BASE + 0x80n) | (one << intid));
  storeU32(SGI_BASE + 0x400n + u64(intid & ~3), 0x8080_8080);
  storeU32(SGI_BASE + 0x100n, one << intid);
}

/**
 * Enables a shared interrupt (an INTID from 32 on) in Group 1, taken at its rising edge, for vCPU 0, where
 * interrupts go after reset. Safety: as above.
 */
export function enableShared(intid: u32): void {
  assert(intid >= 32 && intid < GUEST_INTIDS, 'the interrupt is a shared one');
  const one: u32 = 1;
  const word: u64 = u64((intid >>> 5) * 4);
  const bit: u32 = one << (intid & 31);
  storeU32(GUEST_GICD + 0x80n + word, loadU32(GUEST_GICD + 0x80n + word) | bit);
  const configuration: u64 = GUEST_GICD + 0xc00n + u64((intid >>> 4) * 4);
  storeU32(configuration, loadU32(configuration) | ((one << 1) << ((intid & 15) * 2)));
  storeU8(GUEST_GICD + 0x400n + u64(intid), 0x80);
  storeU32(GUEST_GICD + 0x100n + word, bit);
}

/** The pending interrupt of highest priority, now in service; 1023 when there is none. Safety: `end` follows. */
export function acknowledge(): u32 {
  const intid: u32 = truncateU32(readSystemRegister('ICC_IAR1_EL1'));
  instruction('dsb sy');
  return intid;
}

/** Ends an interrupt that `acknowledge` gave. Safety: it is in service. */
export function end(intid: u32): void {
  writeSystemRegister('ICC_EOIR1_EL1', u64(intid));
  instruction('isb');
}
