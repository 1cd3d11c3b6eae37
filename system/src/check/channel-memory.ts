import { formatSize } from '@bulkhead/boards';
import type { PlacedRule } from './rule.ts';

/** The memory of the channels has found a place beside the image and the partitions. */
export const channelMemory: PlacedRule = ({ channels }, report) => {
  if (channels.every(({ regionPa }) => regionPa)) return;
  const totalBytes = channels
    .flatMap(({ regionSizeBytes }) => regionSizeBytes)
    .reduce((sum, size) => sum + size, 0);
  const expected = `${formatSize(totalBytes)} in one piece beside the image and the partitions`;
  const remedy = 'give the partitions less memory or the board more';
  report.add('BS2811', 'channels', expected, 'no such place', remedy);
};
