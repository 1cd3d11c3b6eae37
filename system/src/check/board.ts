import { formatSize } from '@bulkhead/boards';
import { MAX_CORES } from '@bulkhead/hypervisor/abi/configuration';
import { BLOCK } from '../numbers.ts';
import type { PlacedRule } from './rule.ts';

/** The board's options are within what the board can be. */
export const board: PlacedRule = ({ board, ramSizeBytes }, report) => {
  const most = Math.min(board.maxCores, MAX_CORES);
  if (board.cores < 1 || board.cores > most) {
    report.add('BS2201', 'board.cores', `1 to ${most} cores`, `${board.cores}`);
  }
  if (ramSizeBytes === 0 || ramSizeBytes % Number(BLOCK) !== 0) {
    report.add('BS2110', 'board.memory', 'a multiple of 2MiB, at least 2MiB', formatSize(ramSizeBytes));
  }
};
