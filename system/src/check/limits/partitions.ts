import { MAX_PARTITIONS } from '@bulkhead/hypervisor/abi/configuration';
import { placed } from '../rule.ts';

/** The runtime configuration holds the partitions. */
export const mostPartitions = placed('BS2501', ({ partitions }, report) => {
  if (partitions.length <= MAX_PARTITIONS) return;
  report('partitions', `at most ${MAX_PARTITIONS}`, `${partitions.length}`);
});
