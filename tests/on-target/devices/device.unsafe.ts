/** Registers of an assigned device, and its interrupt. */
import { type u32, u64 } from '@bulkhead/bare';
import { instruction, loadU32, storeU8, storeU32, storeU64 } from '@bulkhead/bare/unsafe';
import { GUEST_GICD } from '@bulkhead/hypervisor/abi/platform';

/** Safety: the device is the partition's. */
export function readDevice(address: u64): u32 {
  return loadU32(address);
}

/** Safety: the device is the partition's. */
export function writeDevice(address: u64, value: u32): void {
  storeU32(address, value);
}

/** Enables an SPI in Group 1 for vCPU 0, by level. Safety: the partition's own interrupt controller. */
export function enableShared(intid: u32): void {
  const one: u32 = 1;
  const bit: u32 = one << (intid & 31);
  const word: u64 = u64(intid >>> 5) * 4n;
  storeU32(GUEST_GICD + 0x80n + word, bit);
  storeU8(GUEST_GICD + 0x400n + u64(intid), 0x80);
  storeU64(GUEST_GICD + 0x6000n + u64(intid) * 8n, 0n);
  storeU32(GUEST_GICD + 0x100n + word, bit);
}

/** Safety: no state changes. */
export function sleep(): void {
  instruction('wfi');
}
