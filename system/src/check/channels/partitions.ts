import { partitionOf } from '../../stages/channels.ts';
import { expectPartition } from '../partition-name.ts';
import { authored } from '../rule.ts';

/** A channel joins partitions of the system. */
export const channelPartitions = authored('BS2803', ({ channels = {} }, report, all) => {
  for (const [name, channel] of Object.entries(channels)) {
    for (const end of ['from', 'to'] as const) {
      expectPartition(partitionOf(channel[end]), `channels.${name}.${end}`, all, report);
    }
  }
});
