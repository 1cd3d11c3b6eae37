/** What other cores ask of a vCPU: SGIs, and to look at its interrupts again. No lock is taken. */
import type { u32 } from '@bulkhead/bare';
import { kickCore } from '#gic/driver.ts';
import type { VirtualCpu } from '../../../core/partition.ts';

/**
 * Adds requests and kicks the vCPU's core. Where they are there already the kick of whoever made them is still to be
 * taken: the core takes requests after each kick, and before the vCPU runs.
 */
export function tell(vcpu: VirtualCpu, requests: u32): void {
  let seen: u32 = vcpu.interrupts.requests.load();
  while ((seen & requests) !== requests) {
    const found: u32 = vcpu.interrupts.requests.compareExchange(seen, seen | requests);
    if (found === seen) {
      kickCore(vcpu.core);
      return;
    }
    seen = found;
  }
}
