/** The ports of partition neighbour. Written by `bulkhead` from the system's channels: change those. */
import type { Fixed, u8, u32 } from '@bulkhead/bare';
import {
  QueueReceiver,
  QueueSender,
  type ReceiveResult,
  SamplingReader,
  type SendResult,
  waitForSignal as sleepUntil,
} from '@bulkhead/sdk';

export type LedgerMessage = Fixed<u8, 4096>;

export type SampleMessage = Fixed<u8, 64>;

export type QueueMessage = Fixed<u8, 24>;

export type BackMessage = Fixed<u8, 24>;

export type SecondLedgerMessage = Fixed<u8, 4096>;

const ledgerPort = new SamplingReader<LedgerMessage, 0, 4096>();

/** Copies the newest message; false if there is none, and then `into` holds nothing of use. */
export function readLedger(into: LedgerMessage): boolean {
  return ledgerPort.read(into);
}

/** Whether there is another message than the one that was read last. */
export function hasNewLedger(): boolean {
  return ledgerPort.hasNew();
}

const samplePort = new SamplingReader<SampleMessage, 1, 64>();

/** Copies the newest message; false if there is none, and then `into` holds nothing of use. */
export function readSample(into: SampleMessage): boolean {
  return samplePort.read(into);
}

/** Whether there is another message than the one that was read last. */
export function hasNewSample(): boolean {
  return samplePort.hasNew();
}

const queuePort = new QueueReceiver<QueueMessage, 2, 24, 5>();

/** Takes the oldest message of the queue, if there is one. */
export function receiveQueue(into: QueueMessage): ReceiveResult {
  return queuePort.receive(into);
}

/** The interrupt by which the other end signals. */
export const QUEUE_INTID: u32 = 237;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForQueue(): void {
  sleepUntil(QUEUE_INTID);
}

const backPort = new QueueSender<BackMessage, 3, 24, 5>();

/** Puts a message into the queue, if there is room. */
export function sendBack(message: BackMessage): SendResult {
  return backPort.send(message);
}

/** The interrupt by which the other end signals. */
export const BACK_INTID: u32 = 238;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForBack(): void {
  sleepUntil(BACK_INTID);
}

/** The interrupt by which the other end signals. */
export const BELL_INTID: u32 = 241;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForBell(): void {
  sleepUntil(BELL_INTID);
}

const secondLedgerPort = new SamplingReader<SecondLedgerMessage, 5, 4096>();

/** Copies the newest message; false if there is none, and then `into` holds nothing of use. */
export function readSecondLedger(into: SecondLedgerMessage): boolean {
  return secondLedgerPort.read(into);
}

/** Whether there is another message than the one that was read last. */
export function hasNewSecondLedger(): boolean {
  return secondLedgerPort.hasNew();
}
