import { ChannelKind, type ChannelRecord } from '@bulkhead/hypervisor/abi/configuration';
import type { ChannelKindName } from '../authored/channel.ts';
import type { CheckedChannel } from '../stages/checked.ts';

const KINDS: Record<ChannelKindName, ChannelKind> = {
  doorbell: ChannelKind.Doorbell,
  sampling: ChannelKind.Sampling,
  queuing: ChannelKind.Queuing,
  call: ChannelKind.Call,
};

export function fillChannel(record: ChannelRecord, channel: CheckedChannel): void {
  record.kind = KINDS[channel.kind];
  record.messageBytes = channel.messageBytes;
  record.depth = channel.depth;
  for (const side of [0, 1] as const) {
    record.regionPa[side] = channel.regionPa[side];
    record.regionSizeBytes[side] = BigInt(channel.regionSizeBytes[side]);
    const { partition, port, intid, regionIpa } = channel.ends[side];
    const end = record.ends[side]!;
    Object.assign(end, { partition, port, intid });
    end.regionIpa[0] = regionIpa[0];
    end.regionIpa[1] = regionIpa[1];
  }
}
