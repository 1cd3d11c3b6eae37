/** Checks of one partition's record, by itself and against the board and the platform. */
import { type u32, u64 } from '@bulkhead/bare';
import { imageStart } from '#machine';
import {
  Image,
  MAX_SEGMENTS,
  type PartitionRecord,
  type RuntimeConfiguration,
  type SegmentRecord,
} from '../../abi/configuration.ts';
import { HEALTH_BYTES } from '../../abi/health.ts';
import { GUEST_ADDRESS_BITS, GUEST_RAM } from '../../abi/platform.ts';
import { Refusal } from '../../abi/refusals.ts';
import { validCores } from './cores.ts';
import { validDevices, validInterrupts } from './devices.ts';
import { validDirect, validModes } from './modes.ts';
import { contains, isAligned, isRange, overlaps } from './ranges.ts';
import { validRecovery } from './recovery.ts';
import { refuse } from './report.ts';

const BLOCK: u64 = 0x20_0000n;
const IPA_LIMIT: u64 = 1n << u64(GUEST_ADDRESS_BITS);

function validMemory(configuration: RuntimeConfiguration, index: u32, record: PartitionRecord): boolean {
  const board = configuration.board;
  const size = record.ramSizeBytes;
  if (!isAligned(size, BLOCK) || !isRange(record.ramPa, size)) {
    return refuse(Refusal.MemorySize, size, index, 0);
  }
  if (!isAligned(record.ramPa, BLOCK) || !contains(board.ramPa, board.ramSizeBytes, record.ramPa, size)) {
    return refuse(Refusal.MemoryOutsideBoard, record.ramPa, index, 0);
  }
  if (overlaps(record.ramPa, size, imageStart(), configuration.imageSizeBytes + HEALTH_BYTES)) {
    return refuse(Refusal.MemoryOverImage, record.ramPa, index, 0);
  }
  if (
    !isAligned(record.ramIpa, BLOCK) ||
    record.ramIpa < GUEST_RAM ||
    !contains(0n, IPA_LIMIT, record.ramIpa, size)
  ) {
    return refuse(Refusal.MemoryIpa, record.ramIpa, index, 0);
  }
  const entry = record.entryIpa;
  if (!contains(record.ramIpa, size, entry, 4n) || !isAligned(entry, 4n)) {
    return refuse(Refusal.Entry, entry, index, 0);
  }
  return true;
}

function validSegments(configuration: RuntimeConfiguration, index: u32, record: PartitionRecord): boolean {
  if (record.segmentCount > MAX_SEGMENTS)
    return refuse(Refusal.SegmentCount, u64(record.segmentCount), index, 0);
  for (let i: u32 = 0; i < record.segmentCount; i++) {
    const segment: SegmentRecord = record.segments[i];
    const payload = configuration.payloadOffset;
    const payloadSize: u64 = configuration.imageSizeBytes - payload;
    const size = segment.sizeBytes;
    if (!contains(payload, payloadSize, segment.imageOffset, size)) {
      return refuse(Refusal.SegmentOutsideImage, segment.imageOffset, index, i);
    }
    if (!isAligned(segment.imageOffset, 16n)) {
      return refuse(Refusal.SegmentOffset, segment.imageOffset, index, i);
    }
    if (!contains(record.ramIpa, record.ramSizeBytes, segment.ipa, size)) {
      return refuse(Refusal.SegmentOutsideMemory, segment.ipa, index, i);
    }
    if (segment.images < Image.Primary || segment.images > (Image.Primary | Image.Fallback)) {
      return refuse(Refusal.SegmentImages, u64(segment.images), index, i);
    }
  }
  return true;
}

/** Everything about one partition but its neighbours. */
export function validPartition(configuration: RuntimeConfiguration, index: u32, usedCores: u32): boolean {
  const record: PartitionRecord = configuration.partitions[index];
  return (
    validModes(index, record) &&
    validMemory(configuration, index, record) &&
    validCores(configuration, index, record, usedCores) &&
    validSegments(configuration, index, record) &&
    validDevices(configuration, index, record) &&
    validInterrupts(configuration, index, record) &&
    validDirect(configuration, index, record) &&
    validRecovery(configuration, index, record)
  );
}
