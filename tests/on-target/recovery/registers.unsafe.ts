/** Registers of an emulated device. */
import { truncateU32, type u32, type u64 } from '@bulkhead/bare';
import { loadU32, storeU32 } from '@bulkhead/bare/unsafe';

/** Safety: the device of the test. */
export function readRegister(address: u64): u32 {
  return loadU32(address);
}

/** Safety: as above. */
export function writeRegister(address: u64, value: u64): void {
  storeU32(address, truncateU32(value));
}
