import { formatSize } from '@bulkhead/boards';
import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { showRange } from '../diagnostics/show.ts';
import type { Guest } from '../guests/guest.ts';
import { alignUp, BLOCK, contains, overlaps, rangeOf } from '../numbers.ts';
import { segmentsOf } from '../stages/images.ts';
import type { Segment } from '../stages/placed.ts';
import type { PlacedRule } from './rule.ts';

/** What is loaded into a partition lies in its memory. */
export const guestImages: PlacedRule = ({ partitions }, report) => {
  for (const { path, guest, fallbackGuest, segments, ramIpa, ramSizeBytes } of partitions) {
    if (ramSizeBytes === 0) continue;
    const memory = { ramIpa, ramSizeBytes };
    checkImage({ ...memory, path, image: path, segments: segmentsOf(segments, 'primary') }, guest, report);
    if (!fallbackGuest) continue;
    const fallback = {
      ...memory,
      path,
      image: `${path}.fallback`,
      segments: segmentsOf(segments, 'fallback'),
    };
    checkImage(fallback, fallbackGuest, report);
  }
};

/** One of a partition's images. */
interface Image {
  /** Where the description has the partition, and the image. */
  readonly path: string;
  readonly image: string;
  readonly ramIpa: bigint;
  readonly ramSizeBytes: number;
  readonly segments: readonly Segment[];
}

function checkImage(image: Image, guest: Guest, report: Diagnostics): void {
  if (guest.kind === 'linux') checkTogether(image, report);
  else checkEach(image, report);
}

/** Their places are ours to choose: only how much there is matters. */
function checkTogether({ path, segments, ramIpa, ramSizeBytes }: Image, report: Diagnostics): void {
  const ends = segments.map(({ ipa, reservedBytes }) => Number(ipa - ramIpa) + reservedBytes);
  const needed = Math.max(0, ...ends);
  if (needed <= ramSizeBytes) return;
  const parts = segments.map(({ label, reservedBytes }) => `${label} ${formatSize(reservedBytes)}`);
  report.add(
    'BS2410',
    `${path}.memory`,
    `at least ${formatSize(Number(alignUp(BigInt(needed), BLOCK)))} for ${parts.join(', ')}`,
    formatSize(ramSizeBytes),
  );
}

function checkEach({ image, ramIpa, ramSizeBytes, segments }: Image, report: Diagnostics): void {
  const ram = rangeOf(ramIpa, ramSizeBytes);
  for (const [index, segment] of segments.entries()) {
    const range = rangeOf(segment.ipa, segment.reservedBytes);
    if (!contains(ram, range)) {
      const expected = `addresses in ${showRange(ramIpa, ramSizeBytes)}`;
      report.add('BS2409', `${image}.guest`, expected, show(segment));
    }
    for (const other of segments.slice(0, index)) {
      if (!overlaps(rangeOf(other.ipa, other.reservedBytes), range)) continue;
      report.add('BS2411', `${image}.guest`, `segments that keep apart`, `${show(segment)}, ${show(other)}`);
    }
  }
}

function show({ label, ipa, reservedBytes }: Segment): string {
  return `${label} at ${showRange(ipa, reservedBytes)}`;
}
