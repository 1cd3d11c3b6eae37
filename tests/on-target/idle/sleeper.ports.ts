/** The ports of partition sleeper. Written by `bulkhead` from the system's channels: change those. */
import { signalThroughPort } from '@bulkhead/sdk';

/** Raises the interrupt at the other end; false if the hypervisor refuses. */
export function signalFirst(): boolean {
  return signalThroughPort(0);
}

/** Raises the interrupt at the other end; false if the hypervisor refuses. */
export function signalSecond(): boolean {
  return signalThroughPort(1);
}

/** Raises the interrupt at the other end; false if the hypervisor refuses. */
export function signalThird(): boolean {
  return signalThroughPort(2);
}
