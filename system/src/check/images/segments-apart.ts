import { overlaps, rangeOf } from '../../numbers.ts';
import { placed } from '../rule.ts';
import { showSegment } from './inside-memory.ts';
import { bringsAddresses, loadedImages } from './loaded.ts';

/** What is loaded does not overwrite itself. */
export const segmentsApart = placed('BS2411', ({ partitions }, report) => {
  for (const partition of partitions.filter(({ ramSizeBytes }) => ramSizeBytes > 0)) {
    for (const { image, segments } of loadedImages(partition).filter(bringsAddresses)) {
      for (const [index, segment] of segments.entries()) {
        const range = rangeOf(segment.ipa, segment.reservedBytes);
        for (const other of segments.slice(0, index)) {
          if (!overlaps(rangeOf(other.ipa, other.reservedBytes), range)) continue;
          report(
            `${image}.guest`,
            'segments that keep apart',
            `${showSegment(segment)}, ${showSegment(other)}`,
          );
        }
      }
    }
  }
});
