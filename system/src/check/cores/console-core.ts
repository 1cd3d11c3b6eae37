import { authored } from '../rule.ts';

/** The console's interrupts go to a core of the board. */
export const consoleCore = authored('BS2205', ({ board, console }, report) => {
  const core = console?.core;
  if (core === undefined || (core >= 0 && core < board.cores)) return;
  report('console.core', `one of the board's cores 0 to ${board.cores - 1}`, `${core}`);
});
