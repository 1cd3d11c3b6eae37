/** The moment at which the timer's interrupt reaches this core, by what the core itself does until then. */
import type { u64 } from '@bulkhead/bare';
import { readSystemRegister } from '@bulkhead/bare/unsafe';

/** ISR_EL1: an IRQ is pending. */
const IRQ: u64 = 0x80n;
/** More than any latency: the interrupt is lost. */
const LOST: u64 = 1_000_000n;

/**
 * Looks until an interrupt is pending; returns how often it looked in vain after `deadline`. Virtual time counts the
 * instructions of all cores, so that it says nothing about one; this does. Safety: reads.
 */
export function pollsUntilInterrupt(deadline: u64): u64 {
  let polls: u64 = 0n;
  while (polls < LOST) {
    const now = readSystemRegister('CNTVCT_EL0');
    if ((readSystemRegister('ISR_EL1') & IRQ) !== 0n) return polls;
    if (now >= deadline) polls += 1n;
  }
  return polls;
}
