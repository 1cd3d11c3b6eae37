/** The ports of partition alarms. Written by `bulkhead` from the system's channels: change those. */
import type { u32 } from '@bulkhead/bare';
import { signalThroughPort, waitForSignal as sleepUntil } from '@bulkhead/sdk';

/** Raises the interrupt at the other end; false if the hypervisor refuses. */
export function signalAlarm(): boolean {
  return signalThroughPort(0);
}

/** The interrupt by which the other end signals. */
export const HEARD_INTID: u32 = 235;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForHeard(): void {
  sleepUntil(HEARD_INTID);
}
