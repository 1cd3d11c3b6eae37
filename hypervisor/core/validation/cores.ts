/** Checks of the cores that a partition's vCPUs run on. */
import { type u32, u64 } from '@bulkhead/bare';
import {
  MAX_RESIDENTS,
  MAX_VCPUS,
  type PartitionRecord,
  type RuntimeConfiguration,
} from '../../abi/configuration.ts';
import { Refusal } from '../../abi/refusals.ts';
import { refuse } from './report.ts';

/** How many of the partitions before have a vCPU on the core. */
function residentsBefore(configuration: RuntimeConfiguration, index: u32, core: u32): u32 {
  let count: u32 = 0;
  for (let other: u32 = 0; other < index; other++) {
    const record: PartitionRecord = configuration.partitions[other];
    for (let i: u32 = 0; i < record.vcpuCount; i++) if (record.vcpuCore[i] === core) count++;
  }
  return count;
}

/**
 * Each vCPU of a partition has another core of the board; one that a partition before has too is scheduled.
 * `usedCores` collects those of the partitions before.
 */
export function validCores(
  configuration: RuntimeConfiguration,
  index: u32,
  record: PartitionRecord,
  usedCores: u32,
): boolean {
  if (record.vcpuCount === 0 || record.vcpuCount > MAX_VCPUS) {
    return refuse(Refusal.VcpuCount, u64(record.vcpuCount), index, 0);
  }
  const one: u32 = 1;
  let own: u32 = 0;
  for (let i: u32 = 0; i < record.vcpuCount; i++) {
    const core = record.vcpuCore[i];
    if (core >= configuration.board.coreCount) {
      return refuse(Refusal.VcpuCore, u64(core), index, i);
    }
    const bit: u32 = one << core;
    if ((own & bit) !== 0) return refuse(Refusal.VcpuCoreTwice, u64(core), index, i);
    if ((usedCores & bit) !== 0 && configuration.cores[core].majorFrameNs === 0n) {
      return refuse(Refusal.VcpuCoreShared, u64(core), index, i);
    }
    if ((usedCores & bit) !== 0 && residentsBefore(configuration, index, core) >= MAX_RESIDENTS) {
      return refuse(Refusal.VcpuCoreFull, u64(core), index, i);
    }
    own |= bit;
  }
  return true;
}
