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

function sharedInterrupts(index: u32, a: PartitionRecord, b: PartitionRecord): boolean {
  for (let i: u32 = 0; i < a.interruptCount; i++) {
    const mine: InterruptRecord = a.interrupts[i];
    for (let j: u32 = 0; j < b.interruptCount; j++) {
      const theirs: InterruptRecord = b.interrupts[j];
      if (mine.physicalIntid === theirs.physicalIntid) {
        const value: u64 = u64(mine.physicalIntid);
        return !refuse(Refusal.IntidShared, value, index, i);
      }
    }
  }
  return false;
}

/** Partition `index` against the one numbered `other`. */
export function validNeighbours(configuration: RuntimeConfiguration, index: u32, other: u32): boolean {
  const a: PartitionRecord = configuration.partitions[index];
  const b: PartitionRecord = configuration.partitions[other];
  if (overlaps(a.ramPa, a.ramSizeBytes, b.ramPa, b.ramSizeBytes)) {
    return refuse(Refusal.MemoryShared, a.ramPa, index, 0);
  }
  return !sharedDevices(index, a, b) && !sharedInterrupts(index, a, b);
}

/** A partition's own devices and interrupts differ among themselves. */
export function validWithin(configuration: RuntimeConfiguration, index: u32): boolean {
  const record: PartitionRecord = configuration.partitions[index];
  for (let i: u32 = 0; i < record.interruptCount; i++) {
    for (let j: u32 = 0; j < i; j++) {
      const a: InterruptRecord = record.interrupts[i];
      const b: InterruptRecord = record.interrupts[j];
      if (a.physicalIntid === b.physicalIntid || a.virtualIntid === b.virtualIntid) {
        return refuse(Refusal.VirtualIntidTwice, u64(a.virtualIntid), index, i);
      }
    }
  }
  return true;
}
