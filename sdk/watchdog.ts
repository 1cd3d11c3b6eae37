/** The partition's watchdog (docs/health.md), if its description gives it one that is kicked by calls. */
import { u64 } from '@bulkhead/bare';
import { HYPERCALL_WATCHDOG, SUCCESS } from '@bulkhead/hypervisor/abi/hypercalls';
import { callHypervisor, callRegisters } from './hypercall.unsafe.ts';

/** Has the watchdog wait its whole time again. Returns that time in nanoseconds; 0 when there is no watchdog. */
export function kickWatchdog(): u64 {
  callRegisters[0] = u64(HYPERCALL_WATCHDOG);
  callHypervisor();
  return callRegisters[0] === SUCCESS ? callRegisters[1] : 0n;
}
