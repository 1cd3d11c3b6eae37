/** All rules. Their order is that of the report. */
import { actions } from './actions.ts';
import { board } from './board.ts';
import { boardErrorInterrupts } from './board-errors.ts';
import { budgets } from './budgets.ts';
import { calls } from './calls.ts';
import { channelMemory } from './channel-memory.ts';
import { channelMessages } from './channel-messages.ts';
import { channelPartitions } from './channel-partitions.ts';
import { channelPorts } from './channel-ports.ts';
import { commandLine } from './command-line.ts';
import { consoleCore } from './console-core.ts';
import { cores } from './cores.ts';
import { deviceAddresses } from './device-addresses.ts';
import { deviceIsolation } from './device-isolation.ts';
import { deviceOwners } from './device-owners.ts';
import { directInterrupts } from './direct-interrupts.ts';
import { expectation } from './expectation.ts';
import { fallbackUse } from './fallback-use.ts';
import { fixedPlacement } from './fixed-placement.ts';
import { flowPartitions } from './flow-partitions.ts';
import { frames } from './frames.ts';
import { guestEntry } from './guest-entry.ts';
import { guestImages } from './guest-images.ts';
import { guestMap } from './guest-map.ts';
import { harmonicFrames } from './harmonic-frames.ts';
import { interrupts } from './interrupts.ts';
import { knownDevices } from './known-devices.ts';
import { limits } from './limits.ts';
import { memoryAddresses } from './memory-addresses.ts';
import { memoryFits } from './memory-fits.ts';
import { memorySize } from './memory-size.ts';
import { neverFlows } from './never-flows.ts';
import { portIdentifiers } from './port-identifiers.ts';
import { possibleErrors } from './possible-errors.ts';
import { recoveryPartitions } from './recovery-partitions.ts';
import { restarts } from './restarts.ts';
import { rights } from './rights.ts';
import type { AuthoredRule, PlacedRule } from './rule.ts';
import { scheduledPartitions } from './scheduled-partitions.ts';
import { startable } from './startable.ts';
import { storms } from './storms.ts';
import { timeForAll } from './time-for-all.ts';
import { uart } from './uart.ts';
import { watchdogInterrupt } from './watchdog-interrupt.ts';
import { watchdogs } from './watchdogs.ts';
import { windowMonitoring } from './window-monitoring.ts';
import { windows } from './windows.ts';

export const AUTHORED_RULES: readonly AuthoredRule[] = [
  commandLine,
  consoleCore,
  expectation,
  knownDevices,
  scheduledPartitions,
  channelPartitions,
  actions,
  possibleErrors,
  recoveryPartitions,
  fallbackUse,
  restarts,
  storms,
  watchdogs,
  startable,
  rights,
  flowPartitions,
];

export const PLACED_RULES: readonly PlacedRule[] = [
  board,
  limits,
  cores,
  frames,
  windows,
  timeForAll,
  budgets,
  harmonicFrames,
  memorySize,
  memoryAddresses,
  fixedPlacement,
  memoryFits,
  guestImages,
  guestEntry,
  deviceOwners,
  deviceIsolation,
  deviceAddresses,
  guestMap,
  interrupts,
  directInterrupts,
  channelPorts,
  portIdentifiers,
  channelMessages,
  calls,
  channelMemory,
  watchdogInterrupt,
  windowMonitoring,
  boardErrorInterrupts,
  neverFlows,
  uart,
];
