/** The ports of partition control. Written by `bulkhead` from the system's channels: change those. */
import { SamplingWriter, signalThroughPort } from '@bulkhead/sdk';
import type { Status } from './status.ts';

const statusPort = new SamplingWriter<Status, 0, 16>();

/** Makes `message` the newest one, and signals it. */
export function writeStatus(message: Status): void {
  statusPort.write(message);
  signalThroughPort(0);
}

/** Raises the interrupt at the other end; false if the hypervisor refuses. */
export function signalLoadDone(): boolean {
  return signalThroughPort(1);
}

/** Raises the interrupt at the other end; false if the hypervisor refuses. */
export function signalSleeperDone(): boolean {
  return signalThroughPort(2);
}
