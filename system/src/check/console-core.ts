import type { AuthoredRule } from './rule.ts';

/** The console's interrupts go to a core of the board. */
export const consoleCore: AuthoredRule = ({ board, console }, report) => {
  const core = console?.core;
  if (core === undefined || (core >= 0 && core < board.cores)) return;
  report.add('BS2205', 'console.core', `one of the board's cores 0 to ${board.cores - 1}`, `${core}`);
};
