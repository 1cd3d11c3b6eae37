/** Checks that the hypervisor is built with what the configuration asks for. */
import { type u32, u64 } from '@bulkhead/bare';
import {
  ChannelKind,
  ConsoleKind,
  InterruptMode,
  MAX_CORES,
  type PartitionRecord,
  type RuntimeConfiguration,
} from '../../abi/configuration.ts';
import { Refusal } from '../../abi/refusals.ts';
import {
  hasBoardErrors,
  hasCalls,
  hasChannels,
  hasControl,
  hasDirectInterrupts,
  hasSharing,
  hasUart,
  hasVirtualInterrupts,
  hasWatchdogs,
} from '../features.ts';
import { refuse } from './report.ts';

function watches(record: PartitionRecord): boolean {
  const recovery = record.recovery;
  return recovery.watchdogNs !== 0n || recovery.watchdogDevice !== 0 || recovery.stormPerSecond !== 0;
}

function isPartitionBuilt(record: PartitionRecord): boolean {
  const isDirect = record.interruptMode === InterruptMode.Direct;
  return (
    (isDirect ? hasDirectInterrupts() : hasVirtualInterrupts()) &&
    (hasUart() || record.consoleKind !== ConsoleKind.Pl011) &&
    (hasWatchdogs() || !watches(record)) &&
    (hasControl() || record.recovery.controls === 0)
  );
}

function isScheduleBuilt(configuration: RuntimeConfiguration): boolean {
  for (let core: u32 = 0; core < MAX_CORES; core++) {
    if (!hasSharing() && configuration.cores[core].majorFrameNs !== 0n) return false;
  }
  return true;
}

function areChannelsBuilt(configuration: RuntimeConfiguration): boolean {
  if (!hasChannels()) return configuration.channelCount === 0;
  for (let i: u32 = 0; i < configuration.channels.length; i++) {
    if (!hasCalls() && configuration.channels[i].kind === ChannelKind.Call) return false;
  }
  return true;
}

/** The number of partitions is valid, and their modes. */
export function validFeatures(configuration: RuntimeConfiguration): boolean {
  const reportsErrors = configuration.board.errorIntids[0] !== 0;
  let built: boolean =
    isScheduleBuilt(configuration) && areChannelsBuilt(configuration) && (hasBoardErrors() || !reportsErrors);
  for (let index: u32 = 0; index < configuration.partitionCount; index++) {
    if (!isPartitionBuilt(configuration.partitions[index])) built = false;
  }
  return built || refuse(Refusal.NotBuilt, u64(configuration.version), 0, 0);
}
