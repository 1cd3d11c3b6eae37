/** The memory of channels before any partition runs: mapped for the hypervisor, and cleared. */
import { type u32, u64 } from '@bulkhead/bare';
import { ChannelKind, type ChannelRecord, type RuntimeConfiguration } from '../../abi/configuration.ts';
import { Refusal } from '../../abi/refusals.ts';
import { endOf, packedConfiguration } from '../../core/configuration.ts';
import type { Partition } from '../../core/partition.ts';
import { refuse } from '../../core/validation/report.ts';
import { clearShared, readShared, writeShared } from './memory.unsafe.ts';
import { mapOwnShared } from './space.ts';

/** @boot */
function clearRegion(start: u64, sizeBytes: u64): boolean {
  if (sizeBytes === 0n) return true;
  if (!mapOwnShared(start, sizeBytes)) return false;
  clearShared(start, sizeBytes);
  return true;
}

/** @boot */
export function clearChannels(configuration: RuntimeConfiguration): boolean {
  for (let index: u32 = 0; index < configuration.channelCount; index++) {
    const channel = configuration.channels[index];
    for (let region: u32 = 0; region < 2; region++) {
      if (clearRegion(channel.regionPa[region], channel.regionSizeBytes[region])) continue;
      return refuse(Refusal.ChannelTables, u64(index), 0, 0);
    }
  }
  return true;
}

/** The first word of a region is its end's counter (sdk/channels). */
function resetEnd(channel: ChannelRecord, side: u32): void {
  if (channel.regionSizeBytes[side] === 0n) return;
  const other: u32 = side ^ 1;
  const isQueue = channel.kind === ChannelKind.Queuing && channel.regionSizeBytes[other] !== 0n;
  writeShared(channel.regionPa[side], isQueue ? readShared(channel.regionPa[other]) : 0);
}

/**
 * The partition's ends of channels, when it starts afresh: no message that it wrote is there any more, and none that
 * it has not read. A queue is empty when both ends have the same counter; the other end's is only copied.
 */
export function resetChannelEnds(partition: Partition): void {
  const configuration = packedConfiguration();
  for (let i: u32 = 0; i < configuration.channelCount * 2; i++) {
    if (endOf(configuration, i).partition === partition.index)
      resetEnd(configuration.channels[i >>> 1], i & 1);
  }
}
