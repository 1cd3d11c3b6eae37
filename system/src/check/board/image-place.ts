import { showRange } from '../../diagnostics/show.ts';
import { contains, overlaps, rangeOf } from '../../numbers.ts';
import { placed } from '../rule.ts';

/** The boot loader puts the image where the board has memory that the firmware does not keep. */
export const imagePlace = placed('BS2113', ({ board, ramSizeBytes, layout }, report) => {
  const image = rangeOf(board.imagePa, layout.takenBytes);
  const actual = showRange(board.imagePa, layout.takenBytes);
  if (!contains(rangeOf(board.ram.pa, ramSizeBytes), image)) {
    report('board.imagePa', `a place in ${showRange(board.ram.pa, ramSizeBytes)}`, actual);
  }
  for (const { what, pa, sizeBytes } of board.reserved ?? []) {
    if (!overlaps(rangeOf(pa, sizeBytes), image)) continue;
    report('board.imagePa', `a place beside ${what}, which has ${showRange(pa, sizeBytes)}`, actual);
  }
});
