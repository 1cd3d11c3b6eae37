/** The ports of partition writer. Written by `bulkhead` from the system's channels: change those. */
import type { Fixed, u8, u32 } from '@bulkhead/bare';
import {
  QueueSender,
  SamplingWriter,
  type SendResult,
  signalThroughPort,
  waitForSignal as sleepUntil,
} from '@bulkhead/sdk';

export type SampleMessage = Fixed<u8, 64>;

export type QueueMessage = Fixed<u8, 24>;

const samplePort = new SamplingWriter<SampleMessage, 0, 64>();

/** Makes `message` the newest one. */
export function writeSample(message: SampleMessage): void {
  samplePort.write(message);
}

const queuePort = new QueueSender<QueueMessage, 1, 24, 5>();

/** Puts a message into the queue, if there is room. */
export function sendQueue(message: QueueMessage): SendResult {
  return queuePort.send(message);
}

/** The interrupt by which the other end signals. */
export const QUEUE_INTID: u32 = 234;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForQueue(): void {
  sleepUntil(QUEUE_INTID);
}

/** Raises the interrupt at the other end; false if the hypervisor refuses. */
export function signalDone(): boolean {
  return signalThroughPort(2);
}
