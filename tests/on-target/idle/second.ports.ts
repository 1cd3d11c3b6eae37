/** The ports of partition second. Written by `bulkhead` from the system's channels: change those. */
import type { u32 } from '@bulkhead/bare';
import { waitForSignal as sleepUntil } from '@bulkhead/sdk';

/** The interrupt by which the other end signals. */
export const SECOND_INTID: u32 = 235;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForSecond(): void {
  sleepUntil(SECOND_INTID);
}
