/** Checks of channels, by themselves and against partitions, image and each other. The partitions have been found valid. */
import { type u32, u64 } from '@bulkhead/bare';
import {
  type ChannelEndRecord,
  ChannelKind,
  type ChannelRecord,
  MAX_CHANNELS,
  MAX_PORTS,
  type PartitionRecord,
  type RuntimeConfiguration,
} from '../../abi/configuration.ts';
import { Refusal } from '../../abi/refusals.ts';
import { endOf } from '../configuration.ts';
import { validSignal } from './channel-interrupts.ts';
import { validRegions, validSizes } from './channel-regions.ts';
import { refuse } from './report.ts';

/** The port belongs to no end before: neither of an earlier channel, nor of this one. */
function isFreePort(configuration: RuntimeConfiguration, number: u32, end: ChannelEndRecord): boolean {
  for (let i: u32 = 0; i < number; i++) {
    const other = endOf(configuration, i);
    if (other.partition === end.partition && other.port === end.port) return false;
  }
  return true;
}

function validEnd(configuration: RuntimeConfiguration, number: u32): boolean {
  const end = endOf(configuration, number);
  const index: u32 = number >>> 1;
  const side: u32 = number & 1;
  if (end.partition >= configuration.partitionCount) {
    const value = u64(end.partition);
    return refuse(Refusal.EndPartition, value, index, side);
  }
  if (end.port >= MAX_PORTS) {
    return refuse(Refusal.Port, u64(end.port), index, side);
  }
  if (!isFreePort(configuration, number, end)) {
    return refuse(Refusal.PortTwice, u64(end.port), index, side);
  }
  if (validSignal(configuration, number, end)) return true;
  return refuse(Refusal.Signal, u64(end.intid), index, side);
}

function shareCore(configuration: RuntimeConfiguration, a: u32, b: u32): boolean {
  const mine: PartitionRecord = configuration.partitions[a];
  const theirs: PartitionRecord = configuration.partitions[b];
  for (let i: u32 = 0; i < mine.vcpuCount; i++) {
    for (let j: u32 = 0; j < theirs.vcpuCount; j++) {
      if (mine.vcpuCore[i] === theirs.vcpuCore[j]) return true;
    }
  }
  return false;
}

/** The ends are of two partitions, which a call finds on one core. */
function validPair(configuration: RuntimeConfiguration, index: u32, record: ChannelRecord): boolean {
  const from = record.ends[0].partition;
  const to = record.ends[1].partition;
  if (from === to) {
    return refuse(Refusal.EndsOfOne, u64(to), index, 1);
  }
  if (record.kind === ChannelKind.Call && !shareCore(configuration, from, to)) {
    return refuse(Refusal.CallCore, u64(record.kind), index, 0);
  }
  return true;
}

function validChannel(configuration: RuntimeConfiguration, index: u32): boolean {
  const record: ChannelRecord = configuration.channels[index];
  if (record.kind > ChannelKind.Call) return refuse(Refusal.ChannelKind, u64(record.kind), index, 0);
  return (
    validEnd(configuration, index * 2) &&
    validEnd(configuration, index * 2 + 1) &&
    validPair(configuration, index, record) &&
    validSizes(index, record) &&
    validRegions(configuration, index, record)
  );
}

export function validChannels(configuration: RuntimeConfiguration): boolean {
  const count = configuration.channelCount;
  if (count > MAX_CHANNELS) return refuse(Refusal.ChannelCount, u64(count), 0, 0);
  for (let index: u32 = 0; index < count; index++) {
    if (!validChannel(configuration, index)) return false;
  }
  return true;
}
