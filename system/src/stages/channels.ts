import { resolve } from 'node:path';
import { parseSize } from '@bulkhead/boards';
import { GUEST_CHANNEL_INTID, GUEST_CHANNEL_STRIDE, GUEST_CHANNELS } from '@bulkhead/hypervisor/abi/platform';
import type { ChannelDescription, EndDescription, MessageType } from '../authored/channel.ts';
import type { SystemDescription } from '../authored/description.ts';
import type { ChannelEnd, ExpandedChannel } from './channel.ts';
import { CALL_MESSAGE_BYTES, regionSizes } from './channel-memory.ts';
import type { ExpandedPartition } from './expanded.ts';

type Named = Pick<ExpandedPartition, 'index' | 'name'>;

/** Larger numbers are refused; this only keeps what is computed from them finite. */
const COMPUTABLE = 2 ** 30;

/**
 * The channels with the addresses of their ends. What has an end that is not a partition, or two in one, is left
 * out: the rules on the description report it.
 */
export function expandChannels(
  channels: SystemDescription['channels'],
  partitions: readonly Named[],
  directory: string,
): ExpandedChannel[] {
  const ports = new Map<number, number>();
  const expanded: ExpandedChannel[] = [];
  for (const [name, channel] of Object.entries(channels ?? {})) {
    const sides = [channel.from, channel.to].map((end) =>
      partitions.find((partition) => partition.name === partitionOf(end)),
    );
    const [from, to] = sides;
    if (!from || !to || from === to) continue;
    const base = {
      name,
      index: expanded.length,
      directory,
      messageBytes: bytesOf(channel),
    };
    expanded.push(expandChannel(channel, base, [from, to], ports));
  }
  return expanded;
}

/** The partition of an end. */
export function partitionOf(end: EndDescription): string {
  return typeof end === 'string' ? end : end.partition;
}

function bytesOf(channel: ChannelDescription): number {
  if (channel.kind === 'call') return CALL_MESSAGE_BYTES;
  if (channel.kind === 'doorbell') return 0;
  return parseSize(channel.messageBytes) ?? 0;
}

interface Base {
  readonly name: string;
  readonly index: number;
  readonly directory: string;
  readonly messageBytes: number;
}

function expandChannel(
  channel: ChannelDescription,
  { name, index, directory, messageBytes }: Base,
  partitions: readonly [Named, Named],
  ports: Map<number, number>,
): ExpandedChannel {
  const path = `channels.${name}`;
  const { kind } = channel;
  const depth = kind === 'queuing' ? channel.depth : kind === 'sampling' ? 1 : 0;
  const computable = (value: number) => Math.min(Math.max(0, value), COMPUTABLE);
  const regionSizeBytes = regionSizes(kind, computable(messageBytes), computable(depth));
  const end = (side: 0 | 1): ChannelEnd => {
    const authored = side === 0 ? channel.from : channel.to;
    const partition = partitions[side].index;
    const port = ports.get(partition) ?? 0;
    ports.set(partition, port + 1);
    return {
      path: `${path}.${side === 0 ? 'from' : 'to'}`,
      name: typeof authored === 'string' ? name : authored.port,
      ...{ partition, port },
      intid: isSignalled(channel, side) ? GUEST_CHANNEL_INTID + 2 * index + side : 0,
      regionIpa: regionAddresses(port, regionSizeBytes),
    };
  };
  return {
    ...{ index, name, path, kind, messageBytes, depth, regionSizeBytes },
    ...messageTypes(channel, directory),
    ends: [end(0), end(1)],
  };
}

/** Whether an interrupt comes from the other end. */
function isSignalled(channel: ChannelDescription, side: 0 | 1): boolean {
  switch (channel.kind) {
    case 'doorbell':
      return side === 1;
    case 'sampling':
      return side === 1 && channel.notify === true;
    case 'queuing':
      return true;
    case 'call':
      return false;
  }
}

/** Half of a port's addresses is for each region. */
function regionAddresses(port: number, sizes: readonly [number, number]): [bigint, bigint] {
  const base = GUEST_CHANNELS + BigInt(port) * GUEST_CHANNEL_STRIDE;
  return [sizes[0] > 0 ? base : 0n, sizes[1] > 0 ? base + GUEST_CHANNEL_STRIDE / 2n : 0n];
}

function messageTypes(
  channel: ChannelDescription,
  directory: string,
): Pick<ExpandedChannel, 'message' | 'reply'> {
  const absolute = ({ file, type }: MessageType) => ({ file: resolve(directory, file), type });
  const message = 'message' in channel ? channel.message : undefined;
  const reply = 'reply' in channel ? channel.reply : undefined;
  return {
    ...(message ? { message: absolute(message) } : {}),
    ...(reply ? { reply: absolute(reply) } : {}),
  };
}
