/** Checks of one partition's record, by itself and against the board and the platform. */
import { type u32, u64 } from '@bulkhead/bare';
import { imageStart } from '#machine';
import {
  MAX_SEGMENTS,
  type PartitionRecord,
  type RuntimeConfiguration,
  type SegmentRecord,
} from '../../abi/configuration.ts';
import { GUEST_ADDRESS_BITS, GUEST_RAM } from '../../abi/platform.ts';
import { validCores } from './cores.ts';
import { validDevices, validInterrupts } from './devices.ts';
import { validDirect, validModes } from './modes.ts';
import { contains, isAligned, isRange, overlaps } from './ranges.ts';
import { bad, refusePart } from './report.ts';

const BLOCK: u64 = 0x20_0000n;
const IPA_LIMIT: u64 = 1n << u64(GUEST_ADDRESS_BITS);

function validMemory(configuration: RuntimeConfiguration, index: u32, record: PartitionRecord): boolean {
  const board = configuration.board;
  const size = record.ramSizeBytes;
  if (!isAligned(size, BLOCK) || !isRange(record.ramPa, size)) {
    return bad(index, '.ramSizeBytes', size, 'must be a multiple of 2 MiB and not zero');
  }
  if (!isAligned(record.ramPa, BLOCK) || !contains(board.ramPa, board.ramSizeBytes, record.ramPa, size)) {
    return bad(index, '.ramPa', record.ramPa, 'must be 2 MiB aligned in the memory of the board');
  }
  if (overlaps(record.ramPa, size, imageStart(), configuration.imageSizeBytes)) {
    return bad(index, '.ramPa', record.ramPa, 'overlaps the image');
  }
  if (
    !isAligned(record.ramIpa, BLOCK) ||
    record.ramIpa < GUEST_RAM ||
    !isRange(record.ramIpa, size) ||
    !contains(0n, IPA_LIMIT, record.ramIpa, size)
  ) {
    return bad(index, '.ramIpa', record.ramIpa, 'must be 2 MiB aligned, from 0x40000000 on, within 39 bits');
  }
  const entry = record.entryIpa;
  if (!isRange(entry, 4n) || !contains(record.ramIpa, size, entry, 4n) || !isAligned(entry, 4n)) {
    return bad(index, '.entryIpa', entry, 'is not an instruction in the memory of the partition');
  }
  return true;
}

function validSegments(configuration: RuntimeConfiguration, index: u32, record: PartitionRecord): boolean {
  if (record.segmentCount > MAX_SEGMENTS)
    return bad(index, '.segmentCount', u64(record.segmentCount), 'must be 0 to 8');
  for (let i: u32 = 0; i < record.segmentCount; i++) {
    const segment: SegmentRecord = record.segments[i];
    const payload = configuration.payloadOffset;
    const payloadSize: u64 = configuration.imageSizeBytes - payload;
    const size = segment.sizeBytes;
    if (!isRange(segment.imageOffset, size) || !contains(payload, payloadSize, segment.imageOffset, size)) {
      return refusePart(
        index,
        'segments',
        i,
        '.imageOffset',
        segment.imageOffset,
        'does not lie in the image',
      );
    }
    if (!isAligned(segment.imageOffset, 16n)) {
      return refusePart(
        index,
        'segments',
        i,
        '.imageOffset',
        segment.imageOffset,
        'must be a multiple of 16',
      );
    }
    if (!isRange(segment.ipa, size) || !contains(record.ramIpa, record.ramSizeBytes, segment.ipa, size)) {
      return refusePart(
        index,
        'segments',
        i,
        '.ipa',
        segment.ipa,
        'does not lie in the memory of the partition',
      );
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
    validDirect(configuration, index, record)
  );
}
