import { formatSize } from '@bulkhead/boards';
import { alignUp, BLOCK } from '../numbers.ts';
import type { PlacedRule } from './rule.ts';

/** Everything has found a place beside the image. */
export const memoryFits: PlacedRule = ({ board, partitions, ramSizeBytes, layout }, report) => {
  const imageEnd = alignUp(board.imagePa + BigInt(layout.takenBytes), BLOCK);
  const available = Math.max(0, Number(board.ram.pa + BigInt(ramSizeBytes) - imageEnd));
  const total = partitions.reduce((sum, partition) => sum + partition.ramSizeBytes, 0);
  for (const partition of partitions) {
    if (partition.ramPa !== undefined || partition.ramSizeBytes > ramSizeBytes) continue;
    report.add(
      'BS2104',
      `${partition.path}.memory`,
      `partitions of at most ${formatSize(available)} in all, behind the image of ${formatSize(layout.takenBytes)}`,
      `${formatSize(partition.ramSizeBytes)}, with the others ${formatSize(total)}`,
      'give the partitions less memory or the board more',
    );
  }
};
