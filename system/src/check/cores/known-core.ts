import { MAX_CORES, MAX_VCPUS } from '@bulkhead/hypervisor/abi/configuration';
import { showList } from '../../diagnostics/show.ts';
import { placed } from '../rule.ts';

/** Partitions have cores of the board. */
export const knownCore = placed('BS2203', ({ board, partitions }, report) => {
  const count = Math.min(Math.max(0, board.cores), MAX_CORES);
  const known = Array.from({ length: count }, (_, core) => core);
  for (const { path, cores } of partitions) {
    if (cores.length > MAX_VCPUS) continue;
    for (const [index, core] of cores.entries()) {
      if (core >= 0 && core < board.cores) continue;
      report(`${path}.cores[${index}]`, `one of the board's cores ${showList(known)}`, `${core}`);
    }
  }
});
