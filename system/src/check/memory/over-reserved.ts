import { showRange } from '../../diagnostics/show.ts';
import { overlaps, rangeOf } from '../../numbers.ts';
import { placed } from '../rule.ts';
import { fixedMemory } from './fixed.ts';

/** Memory at an authored place is not the firmware's. */
export const overReserved = placed('BS2112', (system, report) => {
  for (const { partition, range } of fixedMemory(system)) {
    for (const { what, pa, sizeBytes } of system.board.reserved ?? []) {
      if (!overlaps(rangeOf(pa, sizeBytes), range)) continue;
      const expected = `a place beside ${what}, which has ${showRange(pa, sizeBytes)}`;
      report(`${partition.path}.ramPa`, expected, showRange(range.start, partition.ramSizeBytes));
    }
  }
});
