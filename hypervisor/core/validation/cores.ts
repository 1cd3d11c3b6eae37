/** Checks of the cores that a partition's vCPUs run on. */
import { type u32, u64 } from '@bulkhead/bare';
import { MAX_VCPUS, type PartitionRecord, type RuntimeConfiguration } from '../../abi/configuration.ts';
import { bad, refusePart } from './report.ts';

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
    return bad(index, '.vcpuCount', u64(record.vcpuCount), 'must be 1 to 8');
  }
  const one: u32 = 1;
  let own: u32 = 0;
  for (let i: u32 = 0; i < record.vcpuCount; i++) {
    const core = record.vcpuCore[i];
    if (core >= configuration.board.coreCount) {
      return refusePart(index, 'vcpuCore', i, '', u64(core), 'is not a core of the board');
    }
    const bit: u32 = one << core;
    if ((own & bit) !== 0) return refusePart(index, 'vcpuCore', i, '', u64(core), 'is given twice');
    if ((usedCores & bit) !== 0 && configuration.cores[core].majorFrameNs === 0n) {
      return refusePart(index, 'vcpuCore', i, '', u64(core), 'is shared and has no schedule');
    }
    own |= bit;
  }
  return true;
}
