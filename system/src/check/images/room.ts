import { formatSize } from '@bulkhead/boards';
import { alignUp, BLOCK } from '../../numbers.ts';
import { placed } from '../rule.ts';
import { bringsAddresses, loadedImages } from './loaded.ts';

/** Kernel, device tree and initrd fit; their places are ours to choose, so only how much there is matters. */
export const room = placed('BS2410', ({ partitions }, report) => {
  for (const partition of partitions.filter(({ ramSizeBytes }) => ramSizeBytes > 0)) {
    const { path, ramIpa, ramSizeBytes } = partition;
    for (const image of loadedImages(partition)) {
      if (bringsAddresses(image)) continue;
      const ends = image.segments.map(({ ipa, reservedBytes }) => Number(ipa - ramIpa) + reservedBytes);
      const needed = Math.max(0, ...ends);
      if (needed <= ramSizeBytes) continue;
      const least = formatSize(Number(alignUp(BigInt(needed), BLOCK)));
      const parts = image.segments.map(({ label, reservedBytes }) => `${label} ${formatSize(reservedBytes)}`);
      const expected = `at least ${least} for ${parts.join(', ')}`;
      report(`${path}.memory`, expected, formatSize(ramSizeBytes), `use ${least} or more`);
    }
  }
});
