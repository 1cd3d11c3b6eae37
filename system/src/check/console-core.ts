import type { PlacedRule } from './rule.ts';

/** The console's interrupts go to a core of the board. */
export const consoleCore: PlacedRule = ({ board, consoleCore }, report) => {
  if (consoleCore >= 0 && consoleCore < board.cores) return;
  report.add('BS2205', 'console.core', `one of the board's cores 0 to ${board.cores - 1}`, `${consoleCore}`);
};
