/** The ports of all partitions, from the channels of the configuration. */
import type { u32 } from '@bulkhead/bare';
import { ChannelKind, type RuntimeConfiguration } from '../abi/configuration.ts';
import { endOf } from './configuration.ts';
import { type Partition, partitions } from './partition.ts';
import type { Port } from './port.ts';

/** @boot */
function openEnd(configuration: RuntimeConfiguration, number: u32): void {
  const here = endOf(configuration, number);
  const there = endOf(configuration, number ^ 1);
  const kind = configuration.channels[number >>> 1].kind;
  const isCall = kind === ChannelKind.Call;
  const partition: Partition = partitions.of(here.partition);
  const port: Port = partition.ports[here.port];
  port.peer = partitions.of(there.partition);
  port.peerPort = there.port;
  port.peerIntid = there.intid;
  port.intid = here.intid;
  port.hasMemory = kind === ChannelKind.Sampling || kind === ChannelKind.Queuing;
  port.calls = isCall && (number & 1) === 0;
  port.answers = isCall && (number & 1) === 1;
  if (port.answers) partition.answersCalls = true;
}

/**
 * Connects both ends of every channel. The configuration is valid.
 * @boot
 */
export function connectPorts(configuration: RuntimeConfiguration): void {
  for (let i: u32 = 0; i < configuration.channelCount * 2; i++) openEnd(configuration, i);
}
