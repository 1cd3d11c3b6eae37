import { MAX_VCPUS } from '@bulkhead/hypervisor/abi/configuration';
import { placed } from '../rule.ts';

/** A partition has a core once. */
export const coreTwice = placed('BS2204', ({ board, partitions }, report) => {
  for (const { path, cores } of partitions) {
    if (cores.length > MAX_VCPUS) continue;
    for (const [index, core] of cores.entries()) {
      const first = cores.indexOf(core);
      if (first === index || core < 0 || core >= board.cores) continue;
      report(`${path}.cores[${index}]`, 'each core once', `${core}, which is ${path}.cores[${first}]`);
    }
  }
});
