/** The ports of partition client. Written by `bulkhead` from the system's channels: change those. */
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

/** Calls, and waits at most `timeoutNs` (0: for ever). Only an answer changes `reply`. */
export function callAsk(request: Order, reply: Report, timeoutNs: u64): CallResult {
  return callThroughPort(0, request, reply, timeoutNs);
}

/** The interrupt by which the other end signals. */
export const BELL_INTID: u32 = 241;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForBell(): void {
  sleepUntil(BELL_INTID);
}

/** The interrupt by which the other end signals. */
export const SECOND_DONE_INTID: u32 = 243;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForSecondDone(): void {
  sleepUntil(SECOND_DONE_INTID);
}

/** The interrupt by which the other end signals. */
export const THIRD_DONE_INTID: u32 = 245;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForThirdDone(): void {
  sleepUntil(THIRD_DONE_INTID);
}

/** Raises the interrupt at the other end; false if the hypervisor refuses. */
export function signalEnough(): boolean {
  return signalThroughPort(4);
}

/** Raises the interrupt at the other end; false if the hypervisor refuses. */
export function signalEnoughDeep(): boolean {
  return signalThroughPort(5);
}

/** Takes the call that `waitForCall` reported; false when it came to another port. */
export function receiveAskClient(into: Order): boolean {
  return receiveAtPort(6, into);
}

/** Has the next `waitForCall` send the answer; false when nobody waits for one. */
export function replyAskClient(message: Report): boolean {
  return replyAtPort(6, message);
}
