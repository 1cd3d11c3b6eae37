/** The partition's own memory by address. */
import type { u64 } from '@bulkhead/bare';
import { loadU64, storeU64 } from '@bulkhead/bare/unsafe';

/** Safety: memory of the partition. */
export function readWord(address: u64): u64 {
  return loadU64(address);
}

/** Safety: memory of the partition that no object of the program is in. */
export function writeWord(address: u64, value: u64): void {
  storeU64(address, value);
}
