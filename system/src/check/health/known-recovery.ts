import { expectPartition } from '../partition-name.ts';
import { authored } from '../rule.ts';

/** `recovery` names a partition of the system. */
export const knownRecovery = authored('BS2902', ({ partitions }, report, all) => {
  for (const [name, { recovery }] of Object.entries(partitions)) {
    if (recovery !== undefined) expectPartition(recovery, `partitions.${name}.recovery`, all, report);
  }
});
