/**
 * Nodes of a partition's channel ends. What has memory or an interrupt can be bound to Linux's uio_pdrv_genirq
 * (drivers/uio/uio_pdrv_genirq.c; its parameter of_id=generic-uio names the match), which calls it by
 * `linux,uio-name` and maps each region.
 */
import type { ChannelKindName } from '../authored/channel.ts';
import type { Port } from '../stages/channel.ts';
import { interruptCells } from './interrupts.ts';
import { type DeviceTreeNode, node, type PropertyValue, reg, unitName } from './node.ts';

const COMPATIBLE: Record<ChannelKindName, string> = {
  doorbell: 'bulkhead,doorbell',
  sampling: 'bulkhead,sampling-port',
  queuing: 'bulkhead,queuing-port',
  call: 'bulkhead,call-port',
};

/** `channel-log@7f00000000`, and `channel-alarm` for one without memory. */
export function channelNode({ channel, side }: Port): DeviceTreeNode {
  const { name, port, intid, regionIpa } = channel.ends[side];
  const regions = regionIpa.flatMap((ipa, region) =>
    ipa === 0n ? [] : [{ ipa, sizeBytes: channel.regionSizeBytes[region]!, own: region === side }],
  );
  const usable = regions.length > 0 || intid !== 0;
  const nodeName = `channel-${name}`;
  const properties: Record<string, PropertyValue> = {
    compatible: [COMPATIBLE[channel.kind], ...(usable ? ['generic-uio'] : [])],
    'linux,uio-name': name,
    ...(regions.length === 0
      ? {}
      : {
          reg: regions.flatMap(({ ipa, sizeBytes }) => reg(ipa, sizeBytes)),
          'reg-names': regions.map(({ own }) => (own ? 'out' : 'in')),
        }),
    ...(intid === 0 ? {} : { interrupts: interruptCells(intid, 'edge') }),
    'bulkhead,port': port,
    'bulkhead,end': side === 0 ? 'from' : 'to',
    ...(channel.messageBytes ? { 'bulkhead,message-bytes': channel.messageBytes } : {}),
    ...(channel.kind === 'queuing' ? { 'bulkhead,depth': channel.depth } : {}),
  };
  const [first] = regions;
  return node(first ? unitName(nodeName, first.ipa) : nodeName, properties);
}
