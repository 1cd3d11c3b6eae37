/** The ports of partition ringer. Written by `bulkhead` from the system's channels: change those. */
import type { u32 } from '@bulkhead/bare';
import { signalThroughPort, waitForSignal as sleepUntil } from '@bulkhead/sdk';

/** The interrupt by which the other end signals. */
export const ASK_INTID: u32 = 233;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForAsk(): void {
  sleepUntil(ASK_INTID);
}

/** Raises the interrupt at the other end; false if the hypervisor refuses. */
export function signalBell(): boolean {
  return signalThroughPort(1);
}

/** Raises the interrupt at the other end; false if the hypervisor refuses. */
export function signalRung(): boolean {
  return signalThroughPort(2);
}
