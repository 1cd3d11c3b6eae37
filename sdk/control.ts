/**
 * What a partition may do to others that its description lists in `rights.control` (docs/health.md). The module that
 * the build writes has a function for each of them.
 */
import { assert, u32, u64 } from '@bulkhead/bare';
import {
  type Control,
  DENIED,
  HYPERCALL_CONTROL,
  HYPERCALL_STATE,
  PartitionState,
  SUCCESS,
} from '@bulkhead/hypervisor/abi/hypercalls';
import { callHypervisor, callRegisters } from './hypercall.unsafe.ts';

export const enum ControlResult {
  /** It is under way. */
  Done = 0,
  /** The description does not give the right. */
  Denied = 1,
  /** The partition cannot do that now, or has no fallback image. */
  Refused = 2,
}

/** Has another partition start, start again, or stop. */
export function controlPartition(index: u32, what: Control): ControlResult {
  callRegisters[0] = u64(HYPERCALL_CONTROL);
  callRegisters[1] = u64(index);
  callRegisters[2] = u64(what);
  callHypervisor();
  const result = callRegisters[0];
  if (result === SUCCESS) return ControlResult.Done;
  return result === DENIED ? ControlResult.Denied : ControlResult.Refused;
}

/** Whether another partition runs. It must be one that the partition may control. */
export function stateOfPartition(index: u32): PartitionState {
  callRegisters[0] = u64(HYPERCALL_STATE);
  callRegisters[1] = u64(index);
  callHypervisor();
  const state = callRegisters[0];
  assert(state <= u64(PartitionState.Ended), 'the description gives the right over this partition');
  return u32(state);
}
