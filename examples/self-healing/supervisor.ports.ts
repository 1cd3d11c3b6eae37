/** The ports of partition supervisor. Written by `bulkhead` from its channels and rights: change those. */
import type { u32 } from '@bulkhead/bare';
import {
  type Control,
  type ControlResult,
  controlPartition,
  type PartitionState,
  waitForSignal as sleepUntil,
  stateOfPartition,
} from '@bulkhead/sdk';

/** The interrupt by which the other end signals. */
export const DONE_INTID: u32 = 235;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForDone(): void {
  sleepUntil(DONE_INTID);
}

/** Has driver start, start again, or stop. */
export function controlDriver(what: Control): ControlResult {
  return controlPartition(1, what);
}

/** Whether driver runs. */
export function stateOfDriver(): PartitionState {
  return stateOfPartition(1);
}
