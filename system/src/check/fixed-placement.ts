import { showRange } from '../diagnostics/show.ts';
import { contains, overlaps, rangeOf } from '../numbers.ts';
import type { PlacedRule } from './rule.ts';

/** Memory at an authored place is the board's, and neither the hypervisor's nor another partition's. */
export const fixedPlacement: PlacedRule = ({ board, partitions, ramSizeBytes, layout }, report) => {
  const ram = rangeOf(board.ram.pa, ramSizeBytes);
  const image = rangeOf(board.imagePa, layout.takenBytes);
  const fixed = partitions.filter(
    (partition) => partition.fixedRamPa !== undefined && partition.ramSizeBytes,
  );
  for (const [index, partition] of fixed.entries()) {
    const path = `${partition.path}.ramPa`;
    const range = rangeOf(partition.fixedRamPa!, partition.ramSizeBytes);
    const actual = showRange(range.start, partition.ramSizeBytes);
    if (!contains(ram, range)) {
      report.add('BS2106', path, `a place in ${showRange(ram.start, ramSizeBytes)}`, actual);
    }
    if (overlaps(image, range)) {
      const expected = `a place beside the image, which has ${showRange(image.start, layout.takenBytes)}`;
      report.add('BS2107', path, expected, actual);
    }
    for (const other of fixed.slice(0, index)) {
      const theirs = rangeOf(other.fixedRamPa!, other.ramSizeBytes);
      if (!overlaps(theirs, range)) continue;
      const expected = `a place beside ${other.path}, which has ${showRange(theirs.start, other.ramSizeBytes)}`;
      report.add('BS2108', path, expected, actual);
    }
  }
};
