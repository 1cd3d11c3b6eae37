/** The ports of partition server. Written by `bulkhead` from the system's channels: change those. */
import type { u32, u64 } from '@bulkhead/bare';
import {
  type CallResult,
  callThroughPort,
  receiveAtPort,
  replyAtPort,
  signalThroughPort,
  waitForSignal as sleepUntil,
} from '@bulkhead/sdk';
import type { Order, Report } from './orders.ts';

/** Takes the call that `waitForCall` reported; false when it came to another port. */
export function receiveAsk(into: Order): boolean {
  return receiveAtPort(0, into);
}

/** Has the next `waitForCall` send the answer; false when nobody waits for one. */
export function replyAsk(message: Report): boolean {
  return replyAtPort(0, message);
}

/** Takes the call that `waitForCall` reported; false when it came to another port. */
export function receiveAskSecond(into: Order): boolean {
  return receiveAtPort(1, into);
}

/** Has the next `waitForCall` send the answer; false when nobody waits for one. */
export function replyAskSecond(message: Report): boolean {
  return replyAtPort(1, message);
}

/** Takes the call that `waitForCall` reported; false when it came to another port. */
export function receiveAskThird(into: Order): boolean {
  return receiveAtPort(2, into);
}

/** Has the next `waitForCall` send the answer; false when nobody waits for one. */
export function replyAskThird(message: Report): boolean {
  return replyAtPort(2, message);
}

/** Calls, and waits at most `timeoutNs` (0: for ever). Only an answer changes `reply`. */
export function callDeeper(request: Order, reply: Report, timeoutNs: u64): CallResult {
  return callThroughPort(3, request, reply, timeoutNs);
}

/** Raises the interrupt at the other end; false if the hypervisor refuses. */
export function signalBell(): boolean {
  return signalThroughPort(4);
}

/** The interrupt by which the other end signals. */
export const ENOUGH_INTID: u32 = 247;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForEnough(): void {
  sleepUntil(ENOUGH_INTID);
}
