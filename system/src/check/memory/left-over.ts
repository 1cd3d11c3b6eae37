import { formatSize } from '@bulkhead/boards';
import { placed } from '../rule.ts';

/** Most of the board's memory is somebody's. */
export const leftOver = placed('BS2111', ({ partitions, ramSizeBytes, layout }, report) => {
  const given = partitions.reduce((sum, partition) => sum + partition.ramSizeBytes, 0);
  const left = ramSizeBytes - layout.takenBytes - given;
  if (left * 2 <= ramSizeBytes) return;
  const expected = `partitions with at least half of the board's ${formatSize(ramSizeBytes)}`;
  report('board.memory', expected, `${formatSize(given)} in all`);
});
