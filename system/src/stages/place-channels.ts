import { PAGE, type Range } from '../numbers.ts';
import type { ExpandedChannel } from './channel.ts';
import { firstFit } from './memory.ts';
import type { PlacedChannel } from './placed.ts';

/**
 * Board-physical addresses for the memory of all channels, in one piece beside the image and the partitions:
 * mostly in what is left of the block that the image ends in.
 */
export function placeChannels(
  channels: readonly ExpandedChannel[],
  free: Range,
  taken: readonly Range[],
): PlacedChannel[] {
  const sizes = channels.flatMap(({ regionSizeBytes }) => regionSizeBytes);
  const totalBytes = sizes.reduce((sum, size) => sum + size, 0);
  const place = totalBytes === 0 ? free : firstFit(totalBytes, free, taken, PAGE);
  if (!place) return [...channels];
  let next = place.start;
  const take = (sizeBytes: number): bigint => {
    if (sizeBytes === 0) return 0n;
    next += BigInt(sizeBytes);
    return next - BigInt(sizeBytes);
  };
  return channels.map((channel) => {
    const [size0, size1] = channel.regionSizeBytes;
    return { ...channel, regionPa: [take(size0), take(size1)] };
  });
}
