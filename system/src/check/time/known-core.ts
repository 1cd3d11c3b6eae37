import { showList } from '../../diagnostics/show.ts';
import { isCore } from '../../stages/schedule.ts';
import { authored } from '../rule.ts';

/** Schedules are of the board's cores. */
export const scheduledCore = authored('BS2702', ({ board, schedules = {} }, report) => {
  const count = Math.max(0, Math.min(board.cores, board.maxCores));
  const known = Array.from({ length: count }, (_, core) => core);
  for (const core of Object.keys(schedules)) {
    if (!isCore(core, board))
      report(`schedules.${core}`, `one of the board's cores ${showList(known)}`, core);
  }
});
