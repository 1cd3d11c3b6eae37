import { isDeepStrictEqual } from 'node:util';
import { placed } from '../rule.ts';

/** A fallback image is another one: the same would fail in the same way. */
export const sameFallback = placed('BS2918', ({ partitions }, report) => {
  for (const { path, guest, fallbackGuest } of partitions) {
    if (fallbackGuest === undefined || !isDeepStrictEqual(guest, fallbackGuest)) continue;
    report(`${path}.fallback.guest`, 'another image than guest', 'the same');
  }
});
