/** An error of a partition: recorded, and met by the action that the configuration names for it. */
import type { u32 } from '@bulkhead/bare';
import type { GuestFrame } from '#machine';
import type { EndReason } from '../../abi/events.ts';
import { HealthAction } from '../../abi/health.ts';
import { requestStop } from '../lifecycle.ts';
import { type Partition, recordOf, type VirtualCpu } from '../partition.ts';
import { stopForError } from '../system.ts';
import { recordError } from './log.ts';

/** What the configuration has done about the partition's error. */
export function actionFor(partition: Partition, error: u32): u32 {
  return recordOf(partition).actions[error];
}

/**
 * Has the partition begin what the action says, if it is one for it. Returns the action that is taken, which is another
 * after too many restarts, or when another error of the same life was first.
 */
export function beginAction(partition: Partition, action: u32, reason: EndReason): u32 {
  if (action <= HealthAction.Inject || action >= HealthAction.StopSystem) return action;
  return requestStop(partition, action, reason);
}

/** The rest of it: the board stops, or starts again. */
export function finishAction(action: u32): void {
  if (action >= HealthAction.StopSystem) stopForError(action);
}

/**
 * Records an error of a partition, and does what is configured; Inject is the caller's. `cause` is a `FaultCause` or 0;
 * `frame`: as in `recordError`.
 * @cold
 */
export function handleError(
  partition: Partition,
  vcpu: VirtualCpu,
  error: u32,
  cause: u32,
  frame: GuestFrame | null,
  reason: EndReason,
): void {
  const taken = beginAction(partition, actionFor(partition, error), reason);
  const sequence = recordError(partition, vcpu.index, error, taken, cause, frame);
  if (sequence !== 0n && cause !== 0) partition.reportDue.store(sequence);
  finishAction(taken);
}
