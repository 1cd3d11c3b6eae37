import { formatSize } from '@bulkhead/boards';
import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { showRange } from '../diagnostics/show.ts';
import { alignUp, BLOCK, contains, overlaps, rangeOf } from '../numbers.ts';
import type { PlacedPartition, Segment } from '../stages/placed.ts';
import type { PlacedRule } from './rule.ts';

/** What is loaded into a partition lies in its memory. */
export const guestImages: PlacedRule = ({ partitions }, report) => {
  for (const partition of partitions) {
    if (partition.ramSizeBytes === 0) continue;
    if (partition.guest.kind === 'linux') checkTogether(partition, report);
    else checkEach(partition, report);
  }
};

/** Their places are ours to choose: only how much there is matters. */
function checkTogether(partition: PlacedPartition, report: Diagnostics): void {
  const { path, segments, ramIpa, ramSizeBytes } = partition;
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

function checkEach(partition: PlacedPartition, report: Diagnostics): void {
  const { path, ramIpa, ramSizeBytes, segments } = partition;
  const ram = rangeOf(ramIpa, ramSizeBytes);
  for (const [index, segment] of segments.entries()) {
    const range = rangeOf(segment.ipa, segment.reservedBytes);
    if (!contains(ram, range)) {
      const expected = `addresses in ${showRange(ramIpa, ramSizeBytes)}`;
      report.add('BS2409', `${path}.guest`, expected, show(segment));
    }
    for (const other of segments.slice(0, index)) {
      if (!overlaps(rangeOf(other.ipa, other.reservedBytes), range)) continue;
      report.add('BS2411', `${path}.guest`, `segments that keep apart`, `${show(segment)}, ${show(other)}`);
    }
  }
}

function show({ label, ipa, reservedBytes }: Segment): string {
  return `${label} at ${showRange(ipa, reservedBytes)}`;
}
