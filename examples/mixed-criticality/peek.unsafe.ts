/** A read of any address: what the memory-safe part of the language cannot express. */
import type { u64 } from '@bulkhead/bare';
import { loadU64 } from '@bulkhead/bare/unsafe';

/** Safety: none, and that is the point: the partition's map must stop it. */
export function peek(address: u64): u64 {
  return loadU64(address);
}
