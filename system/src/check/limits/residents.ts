import { MAX_RESIDENTS } from '@bulkhead/hypervisor/abi/configuration';
import { placed } from '../rule.ts';

/** A core has as many partitions as it can switch among. */
export const mostResidents = placed('BS2510', ({ partitions }, report) => {
  for (const core of new Set(partitions.flatMap(({ cores }) => cores))) {
    const count = partitions.filter(({ cores }) => cores.includes(core)).length;
    if (count <= MAX_RESIDENTS) continue;
    report(`schedules.${core}`, `at most ${MAX_RESIDENTS} partitions`, `${count}`);
  }
});
