/** Signals between the ends of channels. */
import { type u32, u64 } from '@bulkhead/bare';
import { HYPERCALL_SIGNAL, SUCCESS } from '@bulkhead/hypervisor/abi/hypercalls';
import { callHypervisor, callRegisters } from '../hypercall.unsafe.ts';

/** Raises the interrupt at the other end of the channel of `port`; false if the hypervisor refuses. */
export function signalThroughPort(port: u32): boolean {
  callRegisters[0] = u64(HYPERCALL_SIGNAL);
  callRegisters[1] = u64(port);
  callHypervisor();
  return callRegisters[0] === SUCCESS;
}
