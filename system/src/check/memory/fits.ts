import { formatSize } from '@bulkhead/boards';
import { alignUp, BLOCK } from '../../numbers.ts';
import { placed } from '../rule.ts';

/** Everything has found a place beside the image. */
export const fits = placed('BS2104', ({ board, partitions, ramSizeBytes, layout }, report) => {
  const imageEnd = alignUp(board.imagePa + BigInt(layout.takenBytes), BLOCK);
  const available = Math.max(0, Number(board.ram.pa + BigInt(ramSizeBytes) - imageEnd));
  const total = partitions.reduce((sum, partition) => sum + partition.ramSizeBytes, 0);
  for (const partition of partitions) {
    if (partition.ramPa !== undefined || partition.ramSizeBytes > ramSizeBytes) continue;
    report(
      `${partition.path}.memory`,
      `partitions of at most ${formatSize(available)} in all, behind the image of ${formatSize(layout.takenBytes)}`,
      `${formatSize(partition.ramSizeBytes)}, with the others ${formatSize(total)}`,
    );
  }
});
