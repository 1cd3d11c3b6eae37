/** HYPERCALL_CONTROL and HYPERCALL_STATE: what a partition may do to others that the description gives it. */
import { u32, u64 } from '@bulkhead/bare';
import { Image } from '../abi/configuration.ts';
import { EndReason } from '../abi/events.ts';
import { HealthAction, HealthError } from '../abi/health.ts';
import {
  Control,
  DENIED,
  INVALID_PARAMETERS,
  NOT_SUPPORTED,
  ON_PENDING,
  PartitionState,
  PEER_GONE,
  SUCCESS,
} from '../abi/hypercalls.ts';
import { hasControl } from './features.ts';
import { beginAction, finishAction } from './health/errors.ts';
import { recordError } from './health/log.ts';
import { Life, type Partition, partitions, recordOf } from './partition.ts';
import { startAnother } from './turnover.ts';

/** The action that an operation comes to for a partition that runs. */
function actionOf(operation: u64): u32 {
  if (operation === u64(Control.Restart)) return HealthAction.Restart;
  if (operation === u64(Control.RestartWarm)) return HealthAction.RestartWarm;
  return operation === u64(Control.Stop) ? HealthAction.Halt : HealthAction.Fallback;
}

function mayControl(partition: Partition, number: u64): boolean {
  if (!hasControl() || number >= u64(partitions.count())) return false;
  return ((recordOf(partition).recovery.controls >>> u32(number)) & 1) !== 0;
}

function hasFallback(target: Partition): boolean {
  return recordOf(target).recovery.fallbackEntryIpa !== 0n;
}

function start(target: Partition, operation: u64): u64 {
  if (operation === u64(Control.Stop) || operation === u64(Control.RestartWarm)) return PEER_GONE;
  const image = operation === u64(Control.Fallback) ? Image.Fallback : Image.Primary;
  return startAnother(target, image) ? SUCCESS : ON_PENDING;
}

/**
 * Has another partition start, stop or restart.
 * @cold
 */
export function control(partition: Partition, number: u64, operation: u64): u64 {
  if (!mayControl(partition, number)) return DENIED;
  if (operation > u64(Control.Fallback)) return INVALID_PARAMETERS;
  const target = partitions.of(u32(number));
  if (operation === u64(Control.Fallback) && !hasFallback(target)) return NOT_SUPPORTED;
  if (target.life.load() !== Life.Running) return start(target, operation);
  const taken = beginAction(target, actionOf(operation), EndReason.Request);
  recordError(target, 0, HealthError.Request, taken, 0, null);
  finishAction(taken);
  return SUCCESS;
}

/** What a partition that may be controlled is doing. */
export function stateOf(partition: Partition, number: u64): u64 {
  if (!mayControl(partition, number)) return DENIED;
  switch (partitions.of(u32(number)).life.load()) {
    case Life.Running:
      return u64(PartitionState.Running);
    case Life.Stopping:
    case Life.Closing:
      return u64(PartitionState.Stopping);
    case Life.Ended:
      return u64(PartitionState.Ended);
    default:
      return u64(PartitionState.Idle);
  }
}
