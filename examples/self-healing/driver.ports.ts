/** The ports of partition driver. Written by `bulkhead` from the system's channels: change those. */
import { receiveAtPort, replyAtPort } from '@bulkhead/sdk';
import type { Reply, Request } from './messages.ts';

/** Takes the call that `waitForCall` reported; false when it came to another port. */
export function receiveClock(into: Request): boolean {
  return receiveAtPort(0, into);
}

/** Has the next `waitForCall` send the answer; false when nobody waits for one. */
export function replyClock(message: Reply): boolean {
  return replyAtPort(0, message);
}
