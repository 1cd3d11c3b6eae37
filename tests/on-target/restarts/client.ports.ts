/** The ports of partition client. Written by `bulkhead` from the system's channels: change those. */
import type { u32, u64 } from '@bulkhead/bare';
import {
  type CallResult,
  callThroughPort,
  QueueReceiver,
  QueueSender,
  type ReceiveResult,
  SamplingReader,
  SamplingWriter,
  type SendResult,
  waitForSignal as sleepUntil,
} from '@bulkhead/sdk';
import type { Answer, Numbered, Question } from './messages.ts';

/** Calls, and waits at most `timeoutNs` (0: for ever). Only an answer changes `reply`. */
export function callAsk(request: Question, reply: Answer, timeoutNs: u64): CallResult {
  return callThroughPort(0, request, reply, timeoutNs);
}

const upPort = new QueueReceiver<Numbered, 1, 16, 4>();

/** Takes the oldest message of the queue, if there is one. */
export function receiveUp(into: Numbered): ReceiveResult {
  return upPort.receive(into);
}

/** The interrupt by which the other end signals. */
export const UP_INTID: u32 = 239;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForUp(): void {
  sleepUntil(UP_INTID);
}

const downPort = new QueueSender<Numbered, 2, 16, 4>();

/** Puts a message into the queue, if there is room. */
export function sendDown(message: Numbered): SendResult {
  return downPort.send(message);
}

/** The interrupt by which the other end signals. */
export const DOWN_INTID: u32 = 240;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForDown(): void {
  sleepUntil(DOWN_INTID);
}

const statePort = new SamplingReader<Numbered, 3, 16>();

/** Copies the newest message; false if there is none, and then `into` holds nothing of use. */
export function readState(into: Numbered): boolean {
  return statePort.read(into);
}

/** Whether there is another message than the one that was read last. */
export function hasNewState(): boolean {
  return statePort.hasNew();
}

const setpointPort = new SamplingWriter<Numbered, 4, 16>();

/** Makes `message` the newest one. */
export function writeSetpoint(message: Numbered): void {
  setpointPort.write(message);
}

/** The interrupt by which the other end signals. */
export const BAD_INTID: u32 = 247;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForBad(): void {
  sleepUntil(BAD_INTID);
}

/** The interrupt by which the other end signals. */
export const CLIENTDONE_INTID: u32 = 249;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForClientdone(): void {
  sleepUntil(CLIENTDONE_INTID);
}
