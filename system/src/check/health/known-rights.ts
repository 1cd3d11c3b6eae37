import { expectPartition } from '../partition-name.ts';
import { authored } from '../rule.ts';

/** Rights are over partitions of the system. */
export const knownRights = authored('BS2910', ({ partitions }, report, all) => {
  for (const [name, { rights }] of Object.entries(partitions)) {
    for (const [index, other] of (rights?.control ?? []).entries()) {
      expectPartition(other, `partitions.${name}.rights.control[${index}]`, all, report);
    }
  }
});
