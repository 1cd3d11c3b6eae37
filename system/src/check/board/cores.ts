import { MAX_CORES } from '@bulkhead/hypervisor/abi/configuration';
import { placed } from '../rule.ts';

/** The board can have as many cores as it is asked for. */
export const boardCores = placed('BS2201', ({ board }, report) => {
  const most = Math.min(board.maxCores, MAX_CORES);
  if (board.cores >= 1 && board.cores <= most) return;
  report('board.cores', `1 to ${most} cores`, `${board.cores}`);
});
