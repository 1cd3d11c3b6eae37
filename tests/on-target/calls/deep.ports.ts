/** The ports of partition deep. Written by `bulkhead` from the system's channels: change those. */
import type { u32 } from '@bulkhead/bare';
import { receiveAtPort, replyAtPort, waitForSignal as sleepUntil } from '@bulkhead/sdk';
import type { Order, Report } from './orders.ts';

/** Takes the call that `waitForCall` reported; false when it came to another port. */
export function receiveDeeper(into: Order): boolean {
  return receiveAtPort(0, into);
}

/** Has the next `waitForCall` send the answer; false when nobody waits for one. */
export function replyDeeper(message: Report): boolean {
  return replyAtPort(0, message);
}

/** The interrupt by which the other end signals. */
export const ENOUGH_INTID: u32 = 249;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForEnough(): void {
  sleepUntil(ENOUGH_INTID);
}
