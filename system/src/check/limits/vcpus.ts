import { MAX_VCPUS } from '@bulkhead/hypervisor/abi/configuration';
import { placed } from '../rule.ts';

/** A partition has as many vCPUs as its record. */
export const mostVcpus = placed('BS2502', ({ partitions }, report) => {
  for (const { path, cores } of partitions) {
    if (cores.length > MAX_VCPUS) report(`${path}.cores`, `at most ${MAX_VCPUS} vCPUs`, `${cores.length}`);
  }
});
