import { isPartition } from './partition-name.ts';
import type { AuthoredRule } from './rule.ts';

/** Rules on flows are between two partitions. */
export const flowPartitions: AuthoredRule = ({ neverFlows = [] }, report, all) => {
  for (const [index, [from, to]] of neverFlows.entries()) {
    const path = `neverFlows[${index}]`;
    const known = [from, to].map((name, end) => isPartition(name, `${path}[${end}]`, 'BS2913', all, report));
    if (known.includes(false) || from !== to) continue;
    report.add('BS2913', path, 'two partitions', `${from} twice`);
  }
};
