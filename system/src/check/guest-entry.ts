import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { showAddress } from '../diagnostics/show.ts';
import type { Guest } from '../guests/guest.ts';
import { contains, rangeOf } from '../numbers.ts';
import { segmentsOf } from '../stages/images.ts';
import type { Segment } from '../stages/placed.ts';
import type { PlacedRule } from './rule.ts';

const INSTRUCTION_BYTES = 4;

/** The first instruction comes from the guest's own image. */
export const guestEntry: PlacedRule = ({ partitions }, report) => {
  for (const { path, guest, fallbackGuest, fallback, segments, entryIpa } of partitions) {
    checkEntry(path, guest, segmentsOf(segments, 'primary'), entryIpa, report);
    if (!fallback || !fallbackGuest) continue;
    const others = segmentsOf(segments, 'fallback');
    checkEntry(`${path}.fallback`, fallbackGuest, others, fallback.entryIpa, report);
  }
};

function checkEntry(
  path: string,
  guest: Guest,
  segments: readonly Segment[],
  entryIpa: bigint,
  report: Diagnostics,
): void {
  const images = segments.filter((segment) => segment.label !== 'device tree');
  const first = rangeOf(entryIpa, INSTRUCTION_BYTES);
  const inside = images.some(({ ipa, bytes }) => contains(rangeOf(ipa, bytes.length), first));
  if (images.length === 0 || (inside && entryIpa % BigInt(INSTRUCTION_BYTES) === 0n)) return;
  const field = guest.kind === 'raw' && guest.entry !== undefined ? 'guest.entry' : 'guest';
  const expected = 'a multiple of 4 inside what is loaded';
  report.add('BS2412', `${path}.${field}`, expected, showAddress(entryIpa));
}
