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
import { refuseAt, refusePart, refusePartOf } from './report.ts';

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
      const requirement = 'must follow the window before, within the major frame';
      return refusePartOf('cores', core, 'windows', i, '.startNs', start, requirement);
    }
    if (duration < MIN_WINDOW_NS || duration > record.majorFrameNs - start) {
      const requirement = 'must be at least 50 us, within the major frame';
      return refusePartOf('cores', core, 'windows', i, '.durationNs', duration, requirement);
    }
    if (!isOn(configuration, core, window.partition, window.vcpu)) {
      const requirement = 'has no such vCPU on the core';
      return refusePartOf('cores', core, 'windows', i, '.partition', u64(window.partition), requirement);
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
      const requirement = 'has no such vCPU on the core';
      return refusePartOf('cores', core, 'background', i, '.partition', u64(partition), requirement);
    }
    for (let j: u32 = 0; j < i; j++) {
      if (record.background[j].partition === partition) {
        return refusePartOf('cores', core, 'background', i, '.partition', u64(partition), 'is given twice');
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
        return refusePart(index, 'vcpuCore', i, '', u64(core), 'gives the partition no time');
      }
    }
  }
  return true;
}

function validCounts(configuration: RuntimeConfiguration, core: u32, record: CoreRecord): boolean {
  const frame = record.majorFrameNs;
  if (core >= configuration.board.coreCount) {
    return refuseAt('cores', core, '.majorFrameNs', frame, 'is of a core that the board does not have');
  }
  if (frame < MIN_WINDOW_NS || frame > MAX_FRAME_NS) {
    return refuseAt('cores', core, '.majorFrameNs', frame, 'must be 50 us to 10 s, or 0');
  }
  if (record.windowCount === 0 || record.windowCount > MAX_WINDOWS) {
    return refuseAt('cores', core, '.windowCount', u64(record.windowCount), 'must be 1 to 16');
  }
  if (record.backgroundCount > MAX_BACKGROUND) {
    return refuseAt('cores', core, '.backgroundCount', u64(record.backgroundCount), 'must be 0 to 8');
  }
  return true;
}

function validCore(configuration: RuntimeConfiguration, core: u32, record: CoreRecord): boolean {
  if (record.majorFrameNs === 0n) {
    const count: u32 = record.windowCount;
    if (count === 0) return true;
    return refuseAt('cores', core, '.windowCount', u64(count), 'must be 0 without a major frame');
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
