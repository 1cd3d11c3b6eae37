import { showAddress, showRange } from '../../diagnostics/show.ts';
import { BLOCK, contains, rangeOf } from '../../numbers.ts';
import type { PlacedPartition, Segment } from '../../stages/placed.ts';
import { placed } from '../rule.ts';
import { bringsAddresses, loadedImages } from './loaded.ts';

/** What is loaded into a partition lies in its memory. */
export const insideMemory = placed('BS2409', ({ partitions }, report) => {
  for (const partition of partitions.filter(({ ramSizeBytes }) => ramSizeBytes > 0)) {
    const { ramIpa, ramSizeBytes } = partition;
    const ram = rangeOf(ramIpa, ramSizeBytes);
    for (const { image, segments } of loadedImages(partition).filter(bringsAddresses)) {
      for (const segment of segments) {
        if (contains(ram, rangeOf(segment.ipa, segment.reservedBytes))) continue;
        const expected = `addresses in ${showRange(ramIpa, ramSizeBytes)}`;
        report(`${image}.guest`, expected, showSegment(segment), remedyFor(partition, segments));
      }
    }
  }
});

export function showSegment({ label, ipa, reservedBytes }: Segment): string {
  return `${label} at ${showRange(ipa, reservedBytes)}`;
}

/** Another place of the memory, if the whole image would lie in it there. */
function remedyFor(
  { ramIpa, ramSizeBytes }: PlacedPartition,
  segments: readonly Segment[],
): string | undefined {
  const own = segments.filter(({ label }) => label !== 'device tree');
  const [first] = own.map(({ ipa }) => ipa).sort((a, b) => (a < b ? -1 : 1));
  if (first === undefined || first < ramIpa) return undefined;
  const start = first - (first % BLOCK);
  const memory = rangeOf(start, ramSizeBytes);
  if (!own.every(({ ipa, reservedBytes }) => contains(memory, rangeOf(ipa, reservedBytes)))) return undefined;
  return `link the image for this memory, or show the memory where the image is: ramIpa: ${showAddress(start)}`;
}
