/** The ports of partition sink. Written by `bulkhead` from the system's channels: change those. */
import type { Fixed, u8, u32 } from '@bulkhead/bare';
import {
  QueueReceiver,
  QueueSender,
  type ReceiveResult,
  SamplingReader,
  type SendResult,
  signalThroughPort,
  waitForSignal as sleepUntil,
} from '@bulkhead/sdk';
import type { LogLine, Setpoint } from './messages.ts';

export type BytesMessage = Fixed<u8, 21>;

const setpointPort = new SamplingReader<Setpoint, 0, 48>();

/** Copies the newest message; false if there is none, and then `into` holds nothing of use. */
export function readSetpoint(into: Setpoint): boolean {
  return setpointPort.read(into);
}

/** Whether there is another message than the one that was read last. */
export function hasNewSetpoint(): boolean {
  return setpointPort.hasNew();
}

/** The interrupt by which the other end signals. */
export const SETPOINT_INTID: u32 = 233;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForSetpoint(): void {
  sleepUntil(SETPOINT_INTID);
}

const sourceLogPort = new QueueReceiver<LogLine, 1, 8, 3>();

/** Takes the oldest message of the queue, if there is one. */
export function receiveSourceLog(into: LogLine): ReceiveResult {
  return sourceLogPort.receive(into);
}

/** The interrupt by which the other end signals. */
export const SOURCE_LOG_INTID: u32 = 235;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForSourceLog(): void {
  sleepUntil(SOURCE_LOG_INTID);
}

const bytesPort = new QueueSender<BytesMessage, 2, 21, 1>();

/** Puts a message into the queue, if there is room. */
export function sendBytes(message: BytesMessage): SendResult {
  return bytesPort.send(message);
}

/** The interrupt by which the other end signals. */
export const BYTES_INTID: u32 = 236;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForBytes(): void {
  sleepUntil(BYTES_INTID);
}

/** The interrupt by which the other end signals. */
export const ALARM_INTID: u32 = 239;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForAlarm(): void {
  sleepUntil(ALARM_INTID);
}

/** Raises the interrupt at the other end; false if the hypervisor refuses. */
export function signalDone(): boolean {
  return signalThroughPort(4);
}
