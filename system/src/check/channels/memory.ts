import { formatSize } from '@bulkhead/boards';
import { placed } from '../rule.ts';

/** The memory of the channels has found a place beside the image and the partitions. */
export const channelMemory = placed('BS2811', ({ channels }, report) => {
  if (channels.every(({ regionPa }) => regionPa)) return;
  const totalBytes = channels
    .flatMap(({ regionSizeBytes }) => regionSizeBytes)
    .reduce((sum, size) => sum + size, 0);
  const expected = `${formatSize(totalBytes)} in one piece beside the image and the partitions`;
  report('channels', expected, 'no such place');
});
