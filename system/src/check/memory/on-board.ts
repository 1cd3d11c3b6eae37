import { showRange } from '../../diagnostics/show.ts';
import { contains, rangeOf } from '../../numbers.ts';
import { placed } from '../rule.ts';
import { fixedMemory } from './fixed.ts';

/** Memory at an authored place is the board's. */
export const onBoard = placed('BS2106', (system, report) => {
  const { board, ramSizeBytes } = system;
  const ram = rangeOf(board.ram.pa, ramSizeBytes);
  for (const { partition, range } of fixedMemory(system)) {
    if (contains(ram, range)) continue;
    const actual = showRange(range.start, partition.ramSizeBytes);
    report(`${partition.path}.ramPa`, `a place in ${showRange(ram.start, ramSizeBytes)}`, actual);
  }
});
