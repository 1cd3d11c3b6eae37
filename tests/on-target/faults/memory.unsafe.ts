/** Accesses of any address, for partitions that are to be stopped. */
import type { u64 } from '@bulkhead/bare';
import { loadU64, storeU32 } from '@bulkhead/bare/unsafe';

/** Safety: none: the partition is to be stopped here. */
export function peek(address: u64): u64 {
  return loadU64(address);
}

/** Safety: as above. */
export function poke(address: u64): void {
  storeU32(address, 0xbad);
}
