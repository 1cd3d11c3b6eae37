import { formatSize } from '@bulkhead/boards';
import { BLOCK } from '../../numbers.ts';
import { placed } from '../rule.ts';

/** No partition alone asks for more than there is. */
export const boardHasIt = placed('BS2103', ({ partitions, ramSizeBytes: boardBytes }, report) => {
  for (const { path, ramSizeBytes } of partitions) {
    if (ramSizeBytes <= boardBytes || ramSizeBytes % Number(BLOCK) !== 0) continue;
    report(`${path}.memory`, `at most the board's ${formatSize(boardBytes)}`, formatSize(ramSizeBytes));
  }
});
