/** Checks between two partitions: they share no memory, no device and no interrupt. */
import { type u32, u64 } from '@bulkhead/bare';
import type {
  DeviceRecord,
  InterruptRecord,
  PartitionRecord,
  RuntimeConfiguration,
} from '../../abi/configuration.ts';
import { Refusal } from '../../abi/refusals.ts';
import { overlaps } from './ranges.ts';
import { refuse } from './report.ts';

function sharedDevices(index: u32, a: PartitionRecord, b: PartitionRecord): boolean {
  for (let i: u32 = 0; i < a.deviceCount; i++) {
    const mine: DeviceRecord = a.devices[i];
    for (let j: u32 = 0; j < b.deviceCount; j++) {
      const theirs: DeviceRecord = b.devices[j];
      if (overlaps(mine.pa, mine.sizeBytes, theirs.pa, theirs.sizeBytes)) {
        return !refuse(Refusal.DeviceShared, mine.pa, index, i);
      }
    }
  }
  return false;
}

/** With itself, a partition shares an interrupt that it has twice, on either side. */
function sharedInterrupts(configuration: RuntimeConfiguration, index: u32, other: u32): boolean {
  const a: PartitionRecord = configuration.partitions[index];
  const b: PartitionRecord = configuration.partitions[other];
  const own = other === index;
  for (let i: u32 = 0; i < a.interruptCount; i++) {
    const mine: InterruptRecord = a.interrupts[i];
    const count: u32 = own ? i : b.interruptCount;
    for (let j: u32 = 0; j < count; j++) {
      const theirs: InterruptRecord = b.interrupts[j];
      const same = mine.physicalIntid === theirs.physicalIntid;
      if (own && (same || mine.virtualIntid === theirs.virtualIntid))
        return !refuse(Refusal.VirtualIntidTwice, u64(mine.virtualIntid), index, i);
      if (same) return !refuse(Refusal.IntidShared, u64(mine.physicalIntid), index, i);
    }
  }
  return false;
}

/** Partition `index` against the one numbered `other`: one before it, or itself. */
export function validNeighbours(configuration: RuntimeConfiguration, index: u32, other: u32): boolean {
  const a: PartitionRecord = configuration.partitions[index];
  const b: PartitionRecord = configuration.partitions[other];
  if (other !== index) {
    if (overlaps(a.ramPa, a.ramSizeBytes, b.ramPa, b.ramSizeBytes))
      return refuse(Refusal.MemoryShared, a.ramPa, index, 0);
    if (sharedDevices(index, a, b)) return false;
  }
  return !sharedInterrupts(configuration, index, other);
}
