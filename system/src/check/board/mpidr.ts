import { MAX_CORES } from '@bulkhead/hypervisor/abi/configuration';
import { showAddress } from '../../diagnostics/show.ts';
import { placed } from '../rule.ts';

/** Each core of the board has a number of its own, by which it is started and interrupted. */
export const mpidr = placed('BS2209', ({ board }, report) => {
  const owners = new Map<bigint, number>();
  for (let core = 0; core < Math.min(board.cores, board.maxCores, MAX_CORES); core++) {
    const affinity = board.mpidr(core);
    const owner = owners.get(affinity);
    if (owner === undefined) owners.set(affinity, core);
    else
      report(
        'board.mpidr',
        `another number for core ${core}`,
        `${showAddress(affinity)}, which is core ${owner}`,
      );
  }
});
