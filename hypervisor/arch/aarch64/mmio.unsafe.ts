/**
 * Device registers. Holding a DeviceAddress proves that the range was mapped (`space.ts`), so the address of a
 * register in it is a sum that cannot overflow: it needs no check.
 */
import { type u8, type u32, type u64, wrappingAdd } from '@bulkhead/bare';
import { loadU32, storeU8, storeU32, storeU64 } from '@bulkhead/bare/unsafe';
import type { DeviceAddress } from '../../core/addresses.ts';

/** Safety: the address lies in a device range that `mapDevice` mapped; the access has no effect on memory. */
export function readDevice(base: DeviceAddress, offset: u64): u32 {
  return loadU32(wrappingAdd(base, offset));
}

/** Safety: as above; what the device does with the value is the driver's business. */
export function writeDevice(base: DeviceAddress, offset: u64, value: u32): void {
  storeU32(wrappingAdd(base, offset), value);
}

/** Safety: as above, for the GIC's 64-bit routing registers. */
export function writeDevice64(base: DeviceAddress, offset: u64, value: u64): void {
  storeU64(wrappingAdd(base, offset), value);
}

/** Safety: as above, for the GIC's priorities, which have a byte each. */
export function writeDeviceByte(base: DeviceAddress, offset: u64, value: u8): void {
  storeU8(wrappingAdd(base, offset), value);
}
