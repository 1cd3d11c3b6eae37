/** The registers of a GICv2 (IHI 0048), and of an assigned device. */
import { type u32, u64 } from '@bulkhead/bare';
import { instruction, loadU32, storeU8, storeU32 } from '@bulkhead/bare/unsafe';
import { GUEST_GICC, GUEST_GICD } from '@bulkhead/hypervisor/abi/platform';

const SYSTEM_TIMER: u64 = 0x3f00_3000n;

/** Safety: the device is the partition's. */
export function readTimer(offset: u64): u32 {
  return loadU32(SYSTEM_TIMER + offset);
}

/** Safety: the device is the partition's. */
export function writeTimer(offset: u64, value: u32): void {
  storeU32(SYSTEM_TIMER + offset, value);
}

function bitOf(intid: u32): u32 {
  const one: u32 = 1;
  return one << (intid & 31);
}

/** Lets an SPI through, and everything by priority. Safety: the partition's own interrupt controller. */
export function startInterrupts(intid: u32): void {
  storeU8(GUEST_GICD + 0x400n + u64(intid), 0x80);
  storeU32(GUEST_GICD + 0x100n + u64(intid >>> 5) * 4n, bitOf(intid));
  storeU32(GUEST_GICD, 1);
  storeU32(GUEST_GICC + 0x4n, 0xff);
  storeU32(GUEST_GICC, 1);
}

/** GICC_IAR. Safety: the caller ends it. */
export function acknowledge(): u32 {
  return loadU32(GUEST_GICC + 0xcn);
}

/** GICC_EOIR. Safety: the partition's own interrupt controller. */
export function end(identifier: u32): void {
  storeU32(GUEST_GICC + 0x10n, identifier);
}

/** GICD_ISPENDR. Safety: as above. */
export function isPending(intid: u32): boolean {
  return (loadU32(GUEST_GICD + 0x200n + u64(intid >>> 5) * 4n) & bitOf(intid)) !== 0;
}

/** Safety: no state changes. */
export function sleep(): void {
  instruction('wfi');
}
