/** Rules on health, recovery, rights and what is expected. */

import type { Rule } from '../rule.ts';
import { actionNeeds } from './action-needs.ts';
import { boardErrors } from './board-errors.ts';
import { expectation } from './expectation.ts';
import { expectedEnd } from './expected-end.ts';
import { fallbackUse } from './fallback-use.ts';
import { flowPartitions } from './flow-partitions.ts';
import { knownRecovery } from './known-recovery.ts';
import { knownRights } from './known-rights.ts';
import { neverFlows } from './never-flows.ts';
import { ownRights } from './own-rights.ts';
import { possibleAction } from './possible-action.ts';
import { possibleError } from './possible-error.ts';
import { reachableLimit } from './reachable-limit.ts';
import { recoveryPartition } from './recovery-partition.ts';
import { reservedName } from './reserved-name.ts';
import { restartLimit } from './restart-limit.ts';
import { sameFallback } from './same-fallback.ts';
import { startable } from './startable.ts';
import { stormLimit } from './storm-limit.ts';
import { watchdog } from './watchdog.ts';
import { watchdogInterrupt } from './watchdog-interrupt.ts';
import { watchdogWindows } from './watchdog-windows.ts';
import { windowMonitoring } from './window-monitoring.ts';

export const HEALTH: readonly Rule[] = [
  expectation,
  expectedEnd,
  reservedName,
  possibleAction,
  knownRecovery,
  recoveryPartition,
  actionNeeds,
  restartLimit,
  watchdog,
  startable,
  watchdogInterrupt,
  windowMonitoring,
  knownRights,
  ownRights,
  neverFlows,
  flowPartitions,
  stormLimit,
  boardErrors,
  fallbackUse,
  possibleError,
  sameFallback,
  reachableLimit,
  watchdogWindows,
];
