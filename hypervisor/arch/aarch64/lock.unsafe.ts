/** Ticket locks: fair, so no core waits longer than the others' turns. Interrupts are masked at EL2. */
import type { u32 } from '@bulkhead/bare';
import {
  addressOf,
  compareExchangeU32,
  fetchAddU32,
  instruction,
  loadAcquireU32,
  storeReleaseU32,
} from '@bulkhead/bare/unsafe';

export class Lock {
  next: u32 = 0;
  serving: u32 = 0;
}

/** Safety: both words belong to the lock, which is static; `yield` only hints (Arm ARM C6.2.402). */
export function acquire(lock: Lock): void {
  const ticket: u32 = fetchAddU32(addressOf(lock), 1);
  const serving = addressOf(lock) + 4n;
  while (loadAcquireU32(serving) !== ticket) {
    relax();
  }
}

/** Safety: as above; only the holder calls it, so the plain read of `serving` is its own last write. */
export function release(lock: Lock): void {
  const serving = addressOf(lock) + 4n;
  const current: u32 = loadAcquireU32(serving);
  storeReleaseU32(serving, current === 0xffff_ffff ? 0 : current + 1);
}

/** A turn of a loop that waits for another core. Safety: `yield` only hints. */
export function relax(): void {
  instruction('yield');
}

/** True when the caller now holds the lock. Safety: as above. */
export function tryAcquire(lock: Lock): boolean {
  const serving: u32 = loadAcquireU32(addressOf(lock) + 4n);
  const next: u32 = serving === 0xffff_ffff ? 0 : serving + 1;
  return compareExchange(lock, serving, next);
}

/** Safety: `next` is the first word of the lock. */
function compareExchange(lock: Lock, expected: u32, desired: u32): boolean {
  return compareExchangeU32(addressOf(lock), expected, desired) === expected;
}

/** Frees the lock whoever holds it. Safety: only a core that is about to stop the board calls it. */
export function reset(lock: Lock): void {
  storeReleaseU32(addressOf(lock), 0);
  storeReleaseU32(addressOf(lock) + 4n, 0);
}
