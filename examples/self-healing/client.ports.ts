/** The ports of partition client. Written by `bulkhead` from the system's channels: change those. */
import type { u64 } from '@bulkhead/bare';
import { type CallResult, callThroughPort, signalThroughPort } from '@bulkhead/sdk';
import type { Reply, Request } from './messages.ts';

/** Calls, and waits at most `timeoutNs` (0: for ever). Only an answer changes `reply`. */
export function callClock(request: Request, reply: Reply, timeoutNs: u64): CallResult {
  return callThroughPort(0, request, reply, timeoutNs);
}

/** Raises the interrupt at the other end; false if the hypervisor refuses. */
export function signalDone(): boolean {
  return signalThroughPort(1);
}
