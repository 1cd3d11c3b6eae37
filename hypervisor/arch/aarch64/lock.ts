/** Ticket locks: fair, so no core waits longer than the others' turns. Interrupts are masked at EL2. */
import { type Atomic, atomic, type u32, wrappingAdd } from '@bulkhead/bare';
import { relax } from './system.unsafe.ts';

export { relax } from './system.unsafe.ts';

export class Lock {
  next: Atomic<u32> = atomic(0);
  serving: Atomic<u32> = atomic(0);
}

export function acquire(lock: Lock): void {
  const ticket = lock.next.add(1);
  while (lock.serving.load() !== ticket) relax();
}

/** Only the holder calls it, so the plain read of `serving` is its own last write. */
export function release(lock: Lock): void {
  lock.serving.store(wrappingAdd(lock.serving.loadRelaxed(), 1));
}

/** True when the caller now holds the lock. */
export function tryAcquire(lock: Lock): boolean {
  const serving = lock.serving.load();
  return lock.next.compareExchange(serving, wrappingAdd(serving, 1)) === serving;
}

/** Frees the lock whoever holds it: only for a core that is about to stop the board. */
export function reset(lock: Lock): void {
  lock.next.store(0);
  lock.serving.store(0);
}
