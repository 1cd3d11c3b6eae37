/** Checks of how cores are shared. The partitions have been found valid. */
import { type u32, u64 } from '@bulkhead/bare';
import {
  type BackgroundRecord,
  type CoreRecord,
  MAX_BACKGROUND,
  MAX_CORES,
  MAX_WINDOWS,
  type PartitionRecord,
  type RuntimeConfiguration,
  type WindowRecord,
} from '../../abi/configuration.ts';
import { Refusal } from '../../abi/refusals.ts';
import { refuse } from './report.ts';

const MIN_WINDOW_NS: u64 = 50_000n;
/** Longer than any frame of use, and short enough for its ticks to be counted in 64 bits. */
const MAX_FRAME_NS: u64 = 10_000_000_000n;

/** Whether the vCPU exists and is on the core. */
function isOn(configuration: RuntimeConfiguration, core: u32, partition: u32, vcpu: u32): boolean {
  if (partition >= configuration.partitionCount) return false;
  const record: PartitionRecord = configuration.partitions[partition];
  return vcpu < record.vcpuCount && record.vcpuCore[vcpu] === core;
}

function validWindows(configuration: RuntimeConfiguration, core: u32, record: CoreRecord): boolean {
  let free: u64 = 0n;
  for (let i: u32 = 0; i < record.windowCount; i++) {
    const window: WindowRecord = record.windows[i];
    const start = window.startNs;
    const duration = window.durationNs;
    if (start < free || start > record.majorFrameNs) {
      return refuse(Refusal.WindowStart, start, core, i);
    }
    if (duration < MIN_WINDOW_NS || duration > record.majorFrameNs - start) {
      return refuse(Refusal.WindowDuration, duration, core, i);
    }
    if (!isOn(configuration, core, window.partition, window.vcpu)) {
      return refuse(Refusal.WindowVcpu, u64(window.partition), core, i);
    }
    free = start + duration;
  }
  return true;
}

function validBackground(configuration: RuntimeConfiguration, core: u32, record: CoreRecord): boolean {
  for (let i: u32 = 0; i < record.backgroundCount; i++) {
    const user: BackgroundRecord = record.background[i];
    const partition = user.partition;
    if (!isOn(configuration, core, partition, user.vcpu)) {
      return refuse(Refusal.BackgroundVcpu, u64(partition), core, i);
    }
    for (let j: u32 = 0; j < i; j++) {
      if (record.background[j].partition === partition) {
        return refuse(Refusal.BackgroundTwice, u64(partition), core, i);
      }
    }
  }
  return true;
}

function hasTime(record: CoreRecord, partition: u32): boolean {
  for (let i: u32 = 0; i < record.windowCount; i++) {
    if (record.windows[i].partition === partition) return true;
  }
  for (let i: u32 = 0; i < record.backgroundCount; i++) {
    if (record.background[i].partition === partition) return true;
  }
  return false;
}

/** A partition has at most one vCPU on a core: the partition says which. */
function timeForAll(configuration: RuntimeConfiguration, core: u32, record: CoreRecord): boolean {
  for (let index: u32 = 0; index < configuration.partitionCount; index++) {
    const partition: PartitionRecord = configuration.partitions[index];
    for (let i: u32 = 0; i < partition.vcpuCount; i++) {
      if (partition.vcpuCore[i] === core && !hasTime(record, index)) {
        return refuse(Refusal.VcpuWithoutTime, u64(core), index, i);
      }
    }
  }
  return true;
}

function validCounts(configuration: RuntimeConfiguration, core: u32, record: CoreRecord): boolean {
  const frame = record.majorFrameNs;
  if (core >= configuration.board.coreCount) {
    return refuse(Refusal.FrameOfNoCore, frame, core, 0);
  }
  if (frame < MIN_WINDOW_NS || frame > MAX_FRAME_NS) {
    return refuse(Refusal.Frame, frame, core, 0);
  }
  if (record.windowCount === 0 || record.windowCount > MAX_WINDOWS) {
    return refuse(Refusal.WindowCount, u64(record.windowCount), core, 0);
  }
  if (record.backgroundCount > MAX_BACKGROUND) {
    return refuse(Refusal.BackgroundCount, u64(record.backgroundCount), core, 0);
  }
  return true;
}

function validCore(configuration: RuntimeConfiguration, core: u32, record: CoreRecord): boolean {
  if (record.majorFrameNs === 0n) {
    const count: u32 = record.windowCount;
    if (count === 0) return true;
    return refuse(Refusal.WindowsWithoutFrame, u64(count), core, 0);
  }
  return (
    validCounts(configuration, core, record) &&
    validWindows(configuration, core, record) &&
    validBackground(configuration, core, record) &&
    timeForAll(configuration, core, record)
  );
}

/** Every core that has a major frame can keep it. */
export function validSchedules(configuration: RuntimeConfiguration): boolean {
  for (let core: u32 = 0; core < MAX_CORES; core++) {
    const record: CoreRecord = configuration.cores[core];
    if (!validCore(configuration, core, record)) return false;
  }
  return true;
}
