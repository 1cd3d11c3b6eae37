import { formatSize } from '@bulkhead/boards';
import { BLOCK } from '../../numbers.ts';
import { placed } from '../rule.ts';

/** The board's memory can be divided into blocks. */
export const boardBlocks = placed('BS2110', ({ ramSizeBytes }, report) => {
  if (ramSizeBytes !== 0 && ramSizeBytes % Number(BLOCK) === 0) return;
  report('board.memory', 'a multiple of 2MiB, at least 2MiB', formatSize(ramSizeBytes));
});
