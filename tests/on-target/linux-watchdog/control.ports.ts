/** The ports of partition control. Written by `bulkhead` from its channels and rights: change those. */
import {
  type Control,
  type ControlResult,
  controlPartition,
  type PartitionState,
  stateOfPartition,
} from '@bulkhead/sdk';

/** Has linux start, start again, or stop. */
export function controlLinux(what: Control): ControlResult {
  return controlPartition(1, what);
}

/** Whether linux runs. */
export function stateOfLinux(): PartitionState {
  return stateOfPartition(1);
}
