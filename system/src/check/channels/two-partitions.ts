import { partitionOf } from '../../stages/channels.ts';
import { isPartition } from '../partition-name.ts';
import { authored } from '../rule.ts';

/** A channel joins two partitions. */
export const twoPartitions = authored('BS2804', ({ channels = {} }, report, all) => {
  for (const [name, { from, to }] of Object.entries(channels)) {
    const partition = partitionOf(from);
    if (partition !== partitionOf(to) || !isPartition(partition, all)) continue;
    report(`channels.${name}.to`, `another partition than ${partition}`, partition);
  }
});
