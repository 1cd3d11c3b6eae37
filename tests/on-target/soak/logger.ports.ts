/** The ports of partition logger. Written by `bulkhead` from the system's channels: change those. */
import type { u32 } from '@bulkhead/bare';
import { SamplingReader, waitForSignal as sleepUntil } from '@bulkhead/sdk';
import type { Status } from './status.ts';

const statusPort = new SamplingReader<Status, 0, 16>();

/** Copies the newest message; false if there is none, and then `into` holds nothing of use. */
export function readStatus(into: Status): boolean {
  return statusPort.read(into);
}

/** Whether there is another message than the one that was read last. */
export function hasNewStatus(): boolean {
  return statusPort.hasNew();
}

/** The interrupt by which the other end signals. */
export const STATUS_INTID: u32 = 233;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForStatus(): void {
  sleepUntil(STATUS_INTID);
}
