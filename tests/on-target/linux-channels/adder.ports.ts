/** The ports of partition adder. Written by `bulkhead` from the system's channels: change those. */
import { SamplingReader, SamplingWriter, signalThroughPort } from '@bulkhead/sdk';
import type { Value } from './messages.ts';

const orderPort = new SamplingReader<Value, 0, 4>();

/** Copies the newest message; false if there is none, and then `into` holds nothing of use. */
export function readOrder(into: Value): boolean {
  return orderPort.read(into);
}

/** Whether there is another message than the one that was read last. */
export function hasNewOrder(): boolean {
  return orderPort.hasNew();
}

const statePort = new SamplingWriter<Value, 1, 4>();

/** Makes `message` the newest one, and signals it. */
export function writeState(message: Value): void {
  statePort.write(message);
  signalThroughPort(1);
}
