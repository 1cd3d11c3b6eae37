/** The ports of partition manager. Written by `bulkhead` from its channels and rights: change those. */
import {
  type Control,
  type ControlResult,
  controlPartition,
  type PartitionState,
  stateOfPartition,
} from '@bulkhead/sdk';

/** Has controlled start, start again, or stop. */
export function controlControlled(what: Control): ControlResult {
  return controlPartition(2, what);
}

/** Whether controlled runs. */
export function stateOfControlled(): PartitionState {
  return stateOfPartition(2);
}
