import { isCore } from '../../stages/schedule.ts';
import { authored } from '../rule.ts';

/** A schedule gives time to somebody for certain. */
export const someWindow = authored('BS2711', ({ board, schedules = {} }, report) => {
  for (const [core, { windows }] of Object.entries(schedules)) {
    if (!isCore(core, board) || windows.length > 0) continue;
    report(`schedules.${core}.windows`, 'at least one window', 'none');
  }
});
