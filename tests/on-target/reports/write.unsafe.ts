import type { u64 } from '@bulkhead/bare';
import { storeU32 } from '@bulkhead/bare/unsafe';

/** Safety: none, the address is not the partition's: what becomes of it is the test. */
export function write(address: u64): void {
  storeU32(address, 7);
}
