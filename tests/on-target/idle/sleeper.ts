/** Sleeps by its timer while all others wait for it, then wakes them. */
import type { u64 } from '@bulkhead/bare';
import { delay } from '@bulkhead/sdk';
import { signalFirst, signalSecond, signalThird } from './sleeper.ports.ts';

/** Everyone has come to rest before. */
const SETTLED_NS: u64 = 1_000_000_000n;

export function sleepFor(nanoseconds: u64): void {
  delay(SETTLED_NS);
  delay(nanoseconds);
  signalFirst();
  signalSecond();
  signalThird();
}
