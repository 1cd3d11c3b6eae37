/** The ports of partition third. Written by `bulkhead` from the system's channels: change those. */
import type { u64 } from '@bulkhead/bare';
import { type CallResult, callThroughPort, signalThroughPort } from '@bulkhead/sdk';
import type { Order, Report } from './orders.ts';

/** Calls, and waits at most `timeoutNs` (0: for ever). Only an answer changes `reply`. */
export function callAsk(request: Order, reply: Report, timeoutNs: u64): CallResult {
  return callThroughPort(0, request, reply, timeoutNs);
}

/** Raises the interrupt at the other end; false if the hypervisor refuses. */
export function signalDone(): boolean {
  return signalThroughPort(1);
}

/** Calls, and waits at most `timeoutNs` (0: for ever). Only an answer changes `reply`. */
export function callAskClient(request: Order, reply: Report, timeoutNs: u64): CallResult {
  return callThroughPort(2, request, reply, timeoutNs);
}
