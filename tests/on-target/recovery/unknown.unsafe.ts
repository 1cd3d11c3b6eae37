/** A call to the hypervisor that it does not have. */
import { callHypervisor, callRegisters } from '@bulkhead/sdk/hypercall.unsafe';

/** Safety: registers of the call only. */
export function callUnknown(): void {
  callRegisters[0] = 0xc600_ffffn;
  callHypervisor();
}
