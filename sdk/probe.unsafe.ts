/** Accesses that may be refused, for partitions that look for the limits of what they have. */
import { u64 } from '@bulkhead/bare';
import { callAssembly, linkerAddress, loadU64 } from '@bulkhead/bare/unsafe';

export const enum Probe {
  Read8 = 0,
  Read16 = 1,
  Read32 = 2,
  Read64 = 3,
  Write8 = 4,
  Write16 = 5,
  Write32 = 6,
  Write64 = 7,
  Execute = 8,
}

/**
 * Makes one access. Returns 0 when it was carried out, else ESR_EL1 of the exception. Safety: an abort
 * comes back here; a write or a call that is not refused does what it does, which is the caller's intent.
 */
export function probe(address: u64, kind: Probe, value: u64): u64 {
  return callAssembly('probe_access', address, u64(kind), value, 0n);
}

/** What the last read that was carried out found. Safety: a word of the library's own start-up code. */
export function probedValue(): u64 {
  return loadU64(linkerAddress('probe_value'));
}
