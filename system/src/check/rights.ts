import { isPartition } from './partition-name.ts';
import type { AuthoredRule } from './rule.ts';

/** Rights are over other partitions; over itself every partition has them anyway. */
export const rights: AuthoredRule = ({ partitions }, report, all) => {
  for (const [name, partition] of Object.entries(partitions)) {
    for (const [index, other] of (partition.rights?.control ?? []).entries()) {
      const path = `partitions.${name}.rights.control[${index}]`;
      if (!isPartition(other, path, 'BS2910', all, report) || other !== name) continue;
      const remedy = 'it restarts itself by PSCI SYSTEM_RESET, and ends by SYSTEM_OFF';
      report.add('BS2911', path, `another partition than ${name}`, name, remedy);
    }
  }
};
