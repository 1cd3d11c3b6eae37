/** The ports of all partitions, from the channels of the configuration. */
import type { u32 } from '@bulkhead/bare';
import {
  type ChannelEndRecord,
  ChannelKind,
  type ChannelRecord,
  type RuntimeConfiguration,
} from '../abi/configuration.ts';
import { type Partition, partitions } from './partition.ts';
import type { Port } from './port.ts';

/** @boot */
function openEnd(channel: ChannelRecord, side: u32): void {
  const here: ChannelEndRecord = channel.ends[side];
  const there: ChannelEndRecord = channel.ends[1 - side];
  const partition: Partition = partitions.of(here.partition);
  const port: Port = partition.ports[here.port];
  port.peer = partitions.of(there.partition);
  port.peerPort = there.port;
  port.peerIntid = there.intid;
  port.intid = here.intid;
  port.calls = channel.kind === ChannelKind.Call && side === 0;
  port.answers = channel.kind === ChannelKind.Call && side === 1;
  if (port.answers) partition.answersCalls = true;
}

/**
 * Connects both ends of every channel. The configuration is valid.
 * @boot
 */
export function connectPorts(configuration: RuntimeConfiguration): void {
  for (let index: u32 = 0; index < configuration.channelCount; index++) {
    openEnd(configuration.channels[index], 0);
    openEnd(configuration.channels[index], 1);
  }
}
