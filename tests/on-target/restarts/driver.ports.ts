/** The ports of partition driver. Written by `bulkhead` from the system's channels: change those. */
import type { u32 } from '@bulkhead/bare';
import {
  QueueReceiver,
  QueueSender,
  type ReceiveResult,
  receiveAtPort,
  replyAtPort,
  SamplingReader,
  SamplingWriter,
  type SendResult,
  signalThroughPort,
  waitForSignal as sleepUntil,
} from '@bulkhead/sdk';
import type { Answer, Numbered, Question } from './messages.ts';

/** Takes the call that `waitForCall` reported; false when it came to another port. */
export function receiveAsk(into: Question): boolean {
  return receiveAtPort(0, into);
}

/** Has the next `waitForCall` send the answer; false when nobody waits for one. */
export function replyAsk(message: Answer): boolean {
  return replyAtPort(0, message);
}

const upPort = new QueueSender<Numbered, 1, 16, 4>();

/** Puts a message into the queue, if there is room. */
export function sendUp(message: Numbered): SendResult {
  return upPort.send(message);
}

/** The interrupt by which the other end signals. */
export const UP_INTID: u32 = 238;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForUp(): void {
  sleepUntil(UP_INTID);
}

const downPort = new QueueReceiver<Numbered, 2, 16, 4>();

/** Takes the oldest message of the queue, if there is one. */
export function receiveDown(into: Numbered): ReceiveResult {
  return downPort.receive(into);
}

/** The interrupt by which the other end signals. */
export const DOWN_INTID: u32 = 241;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForDown(): void {
  sleepUntil(DOWN_INTID);
}

const statePort = new SamplingWriter<Numbered, 3, 16>();

/** Makes `message` the newest one. */
export function writeState(message: Numbered): void {
  statePort.write(message);
}

const setpointPort = new SamplingReader<Numbered, 4, 16>();

/** Copies the newest message; false if there is none, and then `into` holds nothing of use. */
export function readSetpoint(into: Numbered): boolean {
  return setpointPort.read(into);
}

/** Whether there is another message than the one that was read last. */
export function hasNewSetpoint(): boolean {
  return setpointPort.hasNew();
}

/** Raises the interrupt at the other end; false if the hypervisor refuses. */
export function signalBad(): boolean {
  return signalThroughPort(5);
}
