/** Times on the system counter. */
import type { u64 } from '@bulkhead/bare';
import { counter, counterFrequency } from '#machine';
import { NEVER } from './resident.ts';

const NS_PER_SECOND: u64 = 1_000_000_000n;
/** Longer than any board runs, and far from overflow at any frequency of the counter. */
const FOR_EVER_NS: u64 = 1n << 61n;

/**
 * When a wait of `timeoutNs` from now on ends; 0 is for ever.
 * @apart
 */
export function deadlineAfter(timeoutNs: u64): u64 {
  if (timeoutNs === 0n || timeoutNs >= FOR_EVER_NS) return NEVER;
  const frequency = counterFrequency();
  const seconds: u64 = timeoutNs / NS_PER_SECOND;
  const rest: u64 = timeoutNs % NS_PER_SECOND;
  const ticks: u64 = seconds * frequency + (rest * frequency) / NS_PER_SECOND + 1n;
  return counter() + ticks;
}

export function earlier(a: u64, b: u64): u64 {
  return a < b ? a : b;
}
