/** Channels after `expand`: sizes are bytes, partitions are numbers, every end has its addresses. */
import type { ChannelKindName, MessageType } from '../authored/channel.ts';

export interface ChannelEnd {
  /** Where the description names it: `channels.setpoint.from`. */
  readonly path: string;
  /** Name of the port. */
  readonly name: string;
  /** Index of the partition, and number of the port in it. */
  readonly partition: number;
  readonly port: number;
  /** INTID that the other end's signal raises here; 0: none. */
  readonly intid: number;
  /** Where the partition sees region 0 and region 1; 0: there is none. */
  readonly regionIpa: readonly [bigint, bigint];
}

export interface ExpandedChannel {
  readonly index: number;
  readonly name: string;
  /** `channels.setpoint` */
  readonly path: string;
  readonly kind: ChannelKindName;
  /** Of the largest message. */
  readonly messageBytes: number;
  readonly depth: number;
  /** With absolute paths. */
  readonly message?: MessageType;
  readonly reply?: MessageType;
  /** Memory that end 0 writes, and that end 1 writes: multiples of 4 KiB, 0 when there is none. */
  readonly regionSizeBytes: readonly [number, number];
  /** From, to. */
  readonly ends: readonly [ChannelEnd, ChannelEnd];
}

/** A channel as one of its partitions sees it: its own end is the first or the second. */
export interface Port {
  readonly channel: ExpandedChannel;
  readonly side: 0 | 1;
}

/** The ports of a partition, in their order. */
export function portsOf(partition: number, channels: readonly ExpandedChannel[]): Port[] {
  return channels.flatMap((channel) =>
    ([0, 1] as const).flatMap((side) =>
      channel.ends[side].partition === partition ? [{ channel, side }] : [],
    ),
  );
}
