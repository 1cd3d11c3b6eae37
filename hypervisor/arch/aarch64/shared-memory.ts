/** The memory of channels before any partition runs: mapped for the hypervisor, and cleared. */
import { type u32, u64 } from '@bulkhead/bare';
import type { RuntimeConfiguration } from '../../abi/configuration.ts';
import { Refusal } from '../../abi/refusals.ts';
import { refuse } from '../../core/validation/report.ts';
import { clearShared } from './memory.unsafe.ts';
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
