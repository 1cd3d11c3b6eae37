import { showRange } from '../../diagnostics/show.ts';
import { overlaps, rangeOf } from '../../numbers.ts';
import { placed } from '../rule.ts';
import { fixedMemory } from './fixed.ts';

/** Memory at an authored place is not the hypervisor's. */
export const overImage = placed('BS2107', (system, report) => {
  const { board, layout } = system;
  const image = rangeOf(board.imagePa, layout.takenBytes);
  for (const { partition, range } of fixedMemory(system)) {
    if (!overlaps(image, range)) continue;
    const expected = `a place beside the image, which has ${showRange(image.start, layout.takenBytes)}`;
    report(`${partition.path}.ramPa`, expected, showRange(range.start, partition.ramSizeBytes));
  }
});
