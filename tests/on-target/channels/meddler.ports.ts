/** The ports of partition meddler. Written by `bulkhead` from the system's channels: change those. */
import type { Fixed, u8, u32 } from '@bulkhead/bare';
import {
  QueueReceiver,
  type ReceiveResult,
  SamplingReader,
  waitForSignal as sleepUntil,
} from '@bulkhead/sdk';

export type SampleMessage = Fixed<u8, 64>;

export type QueueMessage = Fixed<u8, 24>;

const samplePort = new SamplingReader<SampleMessage, 0, 64>();

/** Copies the newest message; false if there is none, and then `into` holds nothing of use. */
export function readSample(into: SampleMessage): boolean {
  return samplePort.read(into);
}

/** Whether there is another message than the one that was read last. */
export function hasNewSample(): boolean {
  return samplePort.hasNew();
}

const queuePort = new QueueReceiver<QueueMessage, 1, 24, 5>();

/** Takes the oldest message of the queue, if there is one. */
export function receiveQueue(into: QueueMessage): ReceiveResult {
  return queuePort.receive(into);
}

/** The interrupt by which the other end signals. */
export const QUEUE_INTID: u32 = 235;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForQueue(): void {
  sleepUntil(QUEUE_INTID);
}

/** The interrupt by which the other end signals. */
export const DONE_INTID: u32 = 237;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForDone(): void {
  sleepUntil(DONE_INTID);
}
