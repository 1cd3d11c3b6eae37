import { expectPartition, isPartition } from '../partition-name.ts';
import { authored } from '../rule.ts';

/** Rules on flows are between two partitions. */
export const flowPartitions = authored('BS2913', ({ neverFlows = [] }, report, all) => {
  for (const [index, pair] of neverFlows.entries()) {
    const path = `neverFlows[${index}]`;
    for (const [end, name] of pair.entries()) expectPartition(name, `${path}[${end}]`, all, report);
    const [from, to] = pair;
    if (from === to && isPartition(from, all)) report(path, 'two partitions', `${from} twice`);
  }
});
