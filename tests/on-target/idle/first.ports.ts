/** The ports of partition first. Written by `bulkhead` from the system's channels: change those. */
import type { u32 } from '@bulkhead/bare';
import { waitForSignal as sleepUntil } from '@bulkhead/sdk';

/** The interrupt by which the other end signals. */
export const FIRST_INTID: u32 = 233;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForFirst(): void {
  sleepUntil(FIRST_INTID);
}
