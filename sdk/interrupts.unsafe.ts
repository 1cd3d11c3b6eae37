/** The vCPU's interrupt controller (IHI 0069), used without exceptions: masked, waited for, acknowledged. */
import { truncateU32, type u32, u64 } from '@bulkhead/bare';
import {
  instruction,
  loadU32,
  readSystemRegister,
  storeU32,
  writeSystemRegister,
} from '@bulkhead/bare/unsafe';
import { GUEST_GICD, GUEST_GICR } from '@bulkhead/hypervisor/abi/platform';

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
