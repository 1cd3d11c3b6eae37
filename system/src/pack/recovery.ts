import type { PartitionRecord } from '@bulkhead/hypervisor/abi/configuration';
import { HEALTH_ERRORS, HealthAction, NO_PARTITION, Right } from '@bulkhead/hypervisor/abi/health';
import { ACTIONS } from '../health/actions.ts';
import { ERROR_NAMES, ERRORS } from '../health/errors.ts';
import type { CheckedPartition } from '../stages/checked.ts';

/** What is done about a partition's errors, and what it may do to others. */
export function fillRecovery(record: PartitionRecord, { recovery, fallback }: CheckedPartition): void {
  // Errors whose action something else decides keep this one, which is possible for all of them.
  for (let error = 0; error < HEALTH_ERRORS; error++) record.actions[error] = HealthAction.Halt;
  for (const name of ERROR_NAMES)
    record.actions[ERRORS[name].number] = ACTIONS[recovery.actions[name]].number;
  Object.assign(record.recovery, {
    restartLimit: recovery.restartLimit,
    afterLimit: ACTIONS[recovery.afterLimit].number,
    periodNs: recovery.periodNs,
    backOffNs: recovery.backOffNs,
    watchdogNs: recovery.watchdogNs,
    watchdogDevice: recovery.hasWatchdogDevice ? 1 : 0,
    monitorsWindows: recovery.monitorsWindows ? 1 : 0,
    stormPerSecond: recovery.stormPerSecond,
    partition: recovery.partition ?? NO_PARTITION,
    startsAtBoot: recovery.startsAtBoot ? 1 : 0,
    rights: recovery.readsHealth ? Right.Health : 0,
    controls: recovery.controls.reduce((bits, { index }) => bits | (1 << index), 0) >>> 0,
    fallbackEntryIpa: fallback?.entryIpa ?? 0n,
    fallbackArgument: fallback?.entryArgument ?? 0n,
  });
}
