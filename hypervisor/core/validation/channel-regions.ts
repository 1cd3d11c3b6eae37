/** Checks of the memory of channels, on the board and as its partitions see it. */
import { type u32, u64 } from '@bulkhead/bare';
import { imageStart } from '#machine';
import {
  type ChannelEndRecord,
  ChannelKind,
  type ChannelRecord,
  type DeviceRecord,
  type PartitionRecord,
  type RuntimeConfiguration,
} from '../../abi/configuration.ts';
import { HEALTH_BYTES } from '../../abi/health.ts';
import { GUEST_CHANNEL_STRIDE, GUEST_CHANNELS } from '../../abi/platform.ts';
import { Refusal } from '../../abi/refusals.ts';
import { contains, isAligned, overlaps } from './ranges.ts';
import { refuse } from './report.ts';

const PAGE: u64 = 4096n;
/** Each of a port's two regions has half of the port's addresses. */
const REGION_STRIDE: u64 = GUEST_CHANNEL_STRIDE / 2n;

/** Only sampling and queuing ports have memory. */
export function validSizes(index: u32, record: ChannelRecord): boolean {
  const hasMemory = record.kind === ChannelKind.Sampling || record.kind === ChannelKind.Queuing;
  for (let region: u32 = 0; region < 2; region++) {
    const size = record.regionSizeBytes[region];
    if (!hasMemory && size !== 0n) {
      return refuse(Refusal.RegionOfKind, size, index, region);
    }
    if (!isAligned(size, PAGE) || size > REGION_STRIDE) {
      return refuse(Refusal.RegionSize, size, index, region);
    }
  }
  return true;
}

/** The memory is neither the image's nor a partition's nor an earlier region's. */
function isFree(configuration: RuntimeConfiguration, index: u32, region: u32, pa: u64, size: u64): boolean {
  if (overlaps(pa, size, imageStart(), configuration.imageSizeBytes + HEALTH_BYTES)) return false;
  for (let i: u32 = 0; i < configuration.partitionCount; i++) {
    const partition: PartitionRecord = configuration.partitions[i];
    if (overlaps(pa, size, partition.ramPa, partition.ramSizeBytes)) return false;
  }
  for (let i: u32 = 0; i < index * 2 + region; i++) {
    const other: ChannelRecord = configuration.channels[i >>> 1];
    const theirs = other.regionSizeBytes[i & 1];
    if (theirs !== 0n && overlaps(pa, size, other.regionPa[i & 1], theirs)) return false;
  }
  return true;
}

function validPa(
  configuration: RuntimeConfiguration,
  index: u32,
  record: ChannelRecord,
  region: u32,
): boolean {
  const board = configuration.board;
  const size = record.regionSizeBytes[region];
  const pa = record.regionPa[region];
  const onBoard = isAligned(pa, PAGE) && contains(board.ramPa, board.ramSizeBytes, pa, size);
  if (!onBoard) {
    return refuse(Refusal.RegionOutsideBoard, pa, index, region);
  }
  if (isFree(configuration, index, region, pa, size)) return true;
  return refuse(Refusal.RegionOverlaps, pa, index, region);
}

/** Nothing else of the partition is where it sees the region. */
function isFreeInGuest(record: PartitionRecord, ipa: u64, size: u64): boolean {
  if (overlaps(ipa, size, record.ramIpa, record.ramSizeBytes)) return false;
  for (let i: u32 = 0; i < record.deviceCount; i++) {
    const device: DeviceRecord = record.devices[i];
    if (overlaps(ipa, size, device.ipa, device.sizeBytes)) return false;
  }
  return true;
}

/** A region is seen at its port's address, or not at all. */
function validIpa(
  configuration: RuntimeConfiguration,
  index: u32,
  record: ChannelRecord,
  side: u32,
  region: u32,
): boolean {
  const end: ChannelEndRecord = record.ends[side];
  const ipa = end.regionIpa[region];
  if (ipa === 0n) return true;
  const size = record.regionSizeBytes[region];
  const own: u64 = GUEST_CHANNELS + GUEST_CHANNEL_STRIDE * u64(end.port) + REGION_STRIDE * u64(region);
  const partition: PartitionRecord = configuration.partitions[end.partition];
  if (size !== 0n && ipa === own && isFreeInGuest(partition, ipa, size)) return true;
  return refuse(region === 0 ? Refusal.RegionIpa0 : Refusal.RegionIpa1, ipa, index, side);
}

/** The memory is the channel's alone, and each end sees it where its port is. */
export function validRegions(
  configuration: RuntimeConfiguration,
  index: u32,
  record: ChannelRecord,
): boolean {
  for (let region: u32 = 0; region < 2; region++) {
    const size = record.regionSizeBytes[region];
    if (size !== 0n && !validPa(configuration, index, record, region)) return false;
    for (let side: u32 = 0; side < 2; side++) {
      if (!validIpa(configuration, index, record, side, region)) return false;
    }
  }
  return true;
}
