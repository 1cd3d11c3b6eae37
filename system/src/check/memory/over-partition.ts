import { showRange } from '../../diagnostics/show.ts';
import { overlaps } from '../../numbers.ts';
import { placed } from '../rule.ts';
import { fixedMemory } from './fixed.ts';

/** Memory at an authored place is not another partition's. */
export const overPartition = placed('BS2108', (system, report) => {
  const fixed = fixedMemory(system);
  for (const [index, { partition, range }] of fixed.entries()) {
    for (const other of fixed.slice(0, index)) {
      if (!overlaps(other.range, range)) continue;
      const theirs = showRange(other.range.start, other.partition.ramSizeBytes);
      const expected = `a place beside ${other.partition.path}, which has ${theirs}`;
      report(`${partition.path}.ramPa`, expected, showRange(range.start, partition.ramSizeBytes));
    }
  }
});
