/** The ports of partition manager. Written by `bulkhead` from its channels and rights: change those. */
import {
  type Control,
  type ControlResult,
  controlPartition,
  type PartitionState,
  signalThroughPort,
  stateOfPartition,
} from '@bulkhead/sdk';

/** Raises the interrupt at the other end; false if the hypervisor refuses. */
export function signalClientdone(): boolean {
  return signalThroughPort(0);
}

/** Raises the interrupt at the other end; false if the hypervisor refuses. */
export function signalServerdone(): boolean {
  return signalThroughPort(1);
}

/** Has pair start, start again, or stop. */
export function controlPair(what: Control): ControlResult {
  return controlPartition(1, what);
}

/** Whether pair runs. */
export function stateOfPair(): PartitionState {
  return stateOfPartition(1);
}

/** Has driver start, start again, or stop. */
export function controlDriver(what: Control): ControlResult {
  return controlPartition(2, what);
}

/** Whether driver runs. */
export function stateOfDriver(): PartitionState {
  return stateOfPartition(2);
}
