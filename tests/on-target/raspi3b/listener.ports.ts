/** The ports of partition listener. Written by `bulkhead` from the system's channels: change those. */
import type { u32 } from '@bulkhead/bare';
import { signalThroughPort, waitForSignal as sleepUntil } from '@bulkhead/sdk';

/** The interrupt by which the other end signals. */
export const ALARM_INTID: u32 = 233;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForAlarm(): void {
  sleepUntil(ALARM_INTID);
}

/** Raises the interrupt at the other end; false if the hypervisor refuses. */
export function signalHeard(): boolean {
  return signalThroughPort(1);
}
