/** The ports of partition worker. Written by `bulkhead` from the system's channels: change those. */
import type { Fixed, u64 } from '@bulkhead/bare';
import { receiveAtPort, replyAtPort, signalThroughPort } from '@bulkhead/sdk';

export type AskRequest = Fixed<u64, 5>;

export type AskReply = Fixed<u64, 5>;

/** Takes the call that `waitForCall` reported; false when it came to another port. */
export function receiveAsk(into: AskRequest): boolean {
  return receiveAtPort(0, into);
}

/** Has the next `waitForCall` send the answer; false when nobody waits for one. */
export function replyAsk(message: AskReply): boolean {
  return replyAtPort(0, message);
}

/** Raises the interrupt at the other end; false if the hypervisor refuses. */
export function signalTaken(): boolean {
  return signalThroughPort(1);
}
