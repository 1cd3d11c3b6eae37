/** Starts, restarts and stops a partition that it may control, and no other. */
import { type u32, u64 } from '@bulkhead/bare';
import {
  Control,
  ControlResult,
  controlPartition,
  delay,
  PartitionState,
  stateOfPartition,
} from '@bulkhead/sdk';
import { expectEqual, expectTrue, finish } from '../check.ts';

const OWN: u32 = 3;
const OTHER: u32 = 0;
const CONTROLLED: u32 = 2;
const NOBODY: u32 = 99;

/** Waits for the state, a second at most. */
function reaches(state: PartitionState): boolean {
  for (let i: u32 = 0; i < 1000; i++) {
    if (stateOfPartition(CONTROLLED) === state) return true;
    delay(1_000_000n);
  }
  return false;
}

function expectResult(name: string, what: Control, result: ControlResult): void {
  expectEqual(name, u64(controlPartition(CONTROLLED, what)), u64(result));
}

export function main(): void {
  expectEqual('it waits to be started', u64(stateOfPartition(CONTROLLED)), u64(PartitionState.Idle));
  expectResult('what does not run cannot be stopped', Control.Stop, ControlResult.Refused);
  expectResult('a start', Control.Restart, ControlResult.Done);
  expectTrue('it runs', reaches(PartitionState.Running));
  delay(5_000_000n);
  expectResult('a restart', Control.Restart, ControlResult.Done);
  delay(20_000_000n);
  expectTrue('it runs again', reaches(PartitionState.Running));
  expectResult('a warm restart', Control.RestartWarm, ControlResult.Done);
  delay(20_000_000n);
  expectResult('there is no fallback image', Control.Fallback, ControlResult.Refused);
  expectResult('a stop', Control.Stop, ControlResult.Done);
  expectTrue('it ends', reaches(PartitionState.Ended));
  expectResult('a start after its end', Control.Restart, ControlResult.Done);
  expectTrue('it runs once more', reaches(PartitionState.Running));
  delay(5_000_000n);
  expectResult('another stop', Control.Stop, ControlResult.Done);
  const denied = u64(ControlResult.Denied);
  expectEqual('others are not its own', u64(controlPartition(OTHER, Control.Stop)), denied);
  expectEqual('nor is it', u64(controlPartition(OWN, Control.Restart)), denied);
  expectEqual('nor is nobody', u64(controlPartition(NOBODY, Control.Restart)), denied);
  finish();
}
