/** Checks of what is done about a partition's errors, and of what it may do to others. */
import { type u32, u64 } from '@bulkhead/bare';
import type { PartitionRecord, RecoveryRecord, RuntimeConfiguration } from '../../abi/configuration.ts';
import { HEALTH_ERRORS, HealthAction, HealthError, NO_PARTITION, Right } from '../../abi/health.ts';
import { Refusal } from '../../abi/refusals.ts';
import { contains, isAligned } from './ranges.ts';
import { refuse } from './report.ts';

const RIGHTS: u32 = Right.Health;
const MAX_TIME_NS: u64 = 3_600_000_000_000n;

/** Errors after which the partition can go on as if nothing had been, a bit each. */
const CONTINUABLE: u32 =
  (1 << HealthError.Storm) |
  (1 << HealthError.Watchdog) |
  (1 << HealthError.Overrun) |
  (1 << HealthError.BoardError) |
  (1 << HealthError.Core);
/** Errors for which the architecture has an exception, a bit each. */
const INJECTABLE: u32 = (1 << HealthError.Access) | (1 << HealthError.Fetch) | (1 << HealthError.Undefined);

function has(set: u32, error: u32): boolean {
  return ((set >>> error) & 1) !== 0;
}

/** The first error whose action is none for it, or HEALTH_ERRORS. */
function wrongAction(record: PartitionRecord): u32 {
  for (let error: u32 = 0; error < HEALTH_ERRORS; error++) {
    const action = record.actions[error];
    if (action > HealthAction.ResetSystem) return error;
    if (action === HealthAction.Log && !has(CONTINUABLE, error)) return error;
    if (action === HealthAction.Inject && !has(INJECTABLE, error)) return error;
    if (action === HealthAction.Fallback && record.recovery.fallbackEntryIpa === 0n) return error;
    if (action === HealthAction.Recover && record.recovery.partition === NO_PARTITION) return error;
  }
  return HEALTH_ERRORS;
}

/** Whether the action ends a series of restarts. */
function endsRestarts(action: u32): boolean {
  return action >= HealthAction.Halt && action <= HealthAction.ResetSystem;
}

function validTimes(index: u32, recovery: RecoveryRecord): boolean {
  const period = recovery.periodNs;
  if (period > MAX_TIME_NS) return refuse(Refusal.RestartPeriod, period, index, 0);
  const backOff = recovery.backOffNs;
  if (backOff > MAX_TIME_NS) return refuse(Refusal.BackOff, backOff, index, 0);
  const watchdog = recovery.watchdogNs;
  if (watchdog > MAX_TIME_NS) return refuse(Refusal.Watchdog, watchdog, index, 0);
  const device = recovery.watchdogDevice;
  if (device > 1) return refuse(Refusal.WatchdogDevice, u64(device), index, 0);
  return true;
}

function validOthers(configuration: RuntimeConfiguration, index: u32, recovery: RecoveryRecord): boolean {
  const count = configuration.partitionCount;
  const other = recovery.partition;
  if (other !== NO_PARTITION && (other >= count || other === index)) {
    return refuse(Refusal.RecoveryPartition, u64(other), index, 0);
  }
  if (count < 32 && recovery.controls >>> count !== 0) {
    return refuse(Refusal.Controls, u64(recovery.controls), index, 0);
  }
  if ((recovery.rights & ~RIGHTS) !== 0) return refuse(Refusal.Rights, u64(recovery.rights), index, 0);
  return true;
}

function validFallback(index: u32, record: PartitionRecord): boolean {
  const entry = record.recovery.fallbackEntryIpa;
  const isInside = contains(record.ramIpa, record.ramSizeBytes, entry, 4n) && isAligned(entry, 4n);
  return entry === 0n || isInside || refuse(Refusal.FallbackEntry, entry, index, 0);
}

/** The partition's memory has been found valid. */
export function validRecovery(
  configuration: RuntimeConfiguration,
  index: u32,
  record: PartitionRecord,
): boolean {
  const recovery = record.recovery;
  const wrong = wrongAction(record);
  if (wrong < HEALTH_ERRORS) return refuse(Refusal.Action, u64(record.actions[wrong]), index, wrong);
  if (!endsRestarts(recovery.afterLimit)) {
    return refuse(Refusal.AfterLimit, u64(recovery.afterLimit), index, 0);
  }
  return (
    validTimes(index, recovery) && validOthers(configuration, index, recovery) && validFallback(index, record)
  );
}
