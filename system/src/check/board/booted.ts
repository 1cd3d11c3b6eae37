import { placed } from '../rule.ts';

/** Data that nobody has booted a board with may be wrong. */
export const boardBooted = placed('BS2325', ({ board }, report) => {
  if (board.booted !== false) return;
  report(
    'board',
    'a board that was booted with these data',
    `${board.name}, whose data are from documents alone`,
  );
});
