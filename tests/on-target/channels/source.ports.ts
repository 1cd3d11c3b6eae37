/** The ports of partition source. Written by `bulkhead` from the system's channels: change those. */
import type { Fixed, u8, u32 } from '@bulkhead/bare';
import {
  QueueReceiver,
  QueueSender,
  type ReceiveResult,
  SamplingWriter,
  type SendResult,
  signalThroughPort,
  waitForSignal as sleepUntil,
} from '@bulkhead/sdk';
import type { LogLine, Setpoint } from './messages.ts';

export type BytesMessage = Fixed<u8, 21>;

const setpointPort = new SamplingWriter<Setpoint, 0, 48>();

/** Makes `message` the newest one, and signals it. */
export function writeSetpoint(message: Setpoint): void {
  setpointPort.write(message);
  signalThroughPort(0);
}

const logPort = new QueueSender<LogLine, 1, 8, 3>();

/** Puts a message into the queue, if there is room. */
export function sendLog(message: LogLine): SendResult {
  return logPort.send(message);
}

/** The interrupt by which the other end signals. */
export const LOG_INTID: u32 = 234;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForLog(): void {
  sleepUntil(LOG_INTID);
}

const bytesPort = new QueueReceiver<BytesMessage, 2, 21, 1>();

/** Takes the oldest message of the queue, if there is one. */
export function receiveBytes(into: BytesMessage): ReceiveResult {
  return bytesPort.receive(into);
}

/** The interrupt by which the other end signals. */
export const BYTES_INTID: u32 = 237;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForBytes(): void {
  sleepUntil(BYTES_INTID);
}

/** Raises the interrupt at the other end; false if the hypervisor refuses. */
export function signalAlarm(): boolean {
  return signalThroughPort(3);
}

/** The interrupt by which the other end signals. */
export const DONE_INTID: u32 = 241;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForDone(): void {
  sleepUntil(DONE_INTID);
}
