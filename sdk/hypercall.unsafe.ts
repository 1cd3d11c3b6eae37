/** The calls that the library makes: to the hypervisor (hypervisor/abi/hypercalls.ts) and to PSCI (DEN 0022). */
import { type Fixed, fixed, type u64 } from '@bulkhead/bare';
import { hypervisorCall, instruction } from '@bulkhead/bare/unsafe';

/** x0 to x7 of a call: the function and its arguments before, the results after. A partition has one vCPU. */
export const callRegisters: Fixed<u64, 8> = fixed(8, 0n);

/** Calls with `callRegisters`. Safety: the array is static; no call hands memory to the hypervisor. */
export function callHypervisor(): void {
  hypervisorCall(callRegisters);
}

/** Sleeps until an interrupt is pending, masked or not. Safety: no state changes. */
export function sleep(): void {
  instruction('wfi');
}
