/** Windows of a core that partitions share (docs/system.md, Time). */
import { u64 } from '@bulkhead/bare';
import { HYPERCALL_YIELD } from '@bulkhead/hypervisor/abi/hypercalls';
import { ticks } from './clock.unsafe.ts';
import { callHypervisor, callRegisters } from './hypercall.unsafe.ts';
import { toNanoseconds } from './timer.ts';

/**
 * Gives the rest of the window away and sleeps until the partition's next one begins. Returns how long after its
 * beginning the partition runs, in nanoseconds. On a core without windows it returns at once.
 */
export function waitForWindow(): u64 {
  callRegisters[0] = u64(HYPERCALL_YIELD);
  callHypervisor();
  const late: u64 = ticks() - callRegisters[1];
  return toNanoseconds(late);
}
