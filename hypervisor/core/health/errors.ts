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
 * Has the partition, or the board, do what the action says; nothing for Log and Inject, which are the caller's.
 * @cold
 */
export function carryOut(partition: Partition, action: u32, reason: EndReason): void {
  if (action <= HealthAction.Inject) return;
  const taken = action >= HealthAction.StopSystem ? action : requestStop(partition, action, reason);
  if (taken >= HealthAction.StopSystem) stopForError(taken);
}

/**
 * Both for an error that the partition does not go on from. `cause` is a `FaultCause` or 0; `frame`: as in `recordError`.
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
  const action = actionFor(partition, error);
  const sequence = recordError(partition, vcpu.index, error, action, cause, frame);
  if (sequence !== 0n && action > HealthAction.Inject) partition.reportDue.store(sequence);
  carryOut(partition, action, reason);
}
