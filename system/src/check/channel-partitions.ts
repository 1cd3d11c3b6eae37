import { partitionOf } from '../stages/channels.ts';
import { isPartition } from './partition-name.ts';
import type { AuthoredRule } from './rule.ts';

/** A channel joins two partitions. */
export const channelPartitions: AuthoredRule = ({ channels = {} }, report, all) => {
  for (const [name, { from, to }] of Object.entries(channels)) {
    const path = `channels.${name}`;
    const ends = [
      isPartition(partitionOf(from), `${path}.from`, 'BS2803', all, report),
      isPartition(partitionOf(to), `${path}.to`, 'BS2803', all, report),
    ];
    if (ends.includes(false) || partitionOf(from) !== partitionOf(to)) continue;
    report.add('BS2804', `${path}.to`, `another partition than ${partitionOf(from)}`, partitionOf(to));
  }
};
