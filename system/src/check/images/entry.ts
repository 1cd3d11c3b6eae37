import { showAddress } from '../../diagnostics/show.ts';
import { contains, rangeOf } from '../../numbers.ts';
import { placed } from '../rule.ts';
import { loadedImages } from './loaded.ts';

const INSTRUCTION_BYTES = 4;

/** The first instruction comes from the guest's own image. */
export const entry = placed('BS2412', ({ partitions }, report) => {
  for (const { image, guest, segments, entryIpa } of partitions.flatMap(loadedImages)) {
    const own = segments.filter(({ label }) => label !== 'device tree');
    const first = rangeOf(entryIpa, INSTRUCTION_BYTES);
    const inside = own.some(({ ipa, bytes }) => contains(rangeOf(ipa, bytes.length), first));
    if (own.length === 0 || (inside && entryIpa % BigInt(INSTRUCTION_BYTES) === 0n)) continue;
    const field = guest.kind === 'raw' && guest.entry !== undefined ? 'guest.entry' : 'guest';
    report(`${image}.${field}`, 'a multiple of 4 inside what is loaded', showAddress(entryIpa));
  }
});
