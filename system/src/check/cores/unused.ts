import { showList } from '../../diagnostics/show.ts';
import { placed } from '../rule.ts';

/** Each core of the board runs somebody. */
export const unusedCores = placed('BS2207', ({ board, partitions }, report) => {
  const used = new Set(partitions.flatMap(({ cores }) => cores));
  const count = Math.max(0, Math.min(board.cores, board.maxCores));
  const unused = Array.from({ length: count }, (_, core) => core).filter((core) => !used.has(core));
  if (unused.length === 0) return;
  report('board.cores', `partitions on all ${count} cores`, `none on core ${showList(unused)}`);
});
