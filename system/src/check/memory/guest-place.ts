import { GUEST_HEALTH, GUEST_RAM } from '@bulkhead/hypervisor/abi/platform';
import { showRange } from '../../diagnostics/show.ts';
import { rangeOf } from '../../numbers.ts';
import { placed } from '../rule.ts';

/** Behind it are the health log and the regions of channels, below the 39 bits that stage 2 translates. */
const ADDRESS_LIMIT = GUEST_HEALTH;

/** A partition sees its memory where the platform has none of its devices (hypervisor/abi/platform.ts). */
export const guestPlace = placed('BS2109', ({ partitions }, report) => {
  for (const { path, ramIpa, ramSizeBytes } of partitions) {
    if (ramIpa >= GUEST_RAM && rangeOf(ramIpa, ramSizeBytes).end <= ADDRESS_LIMIT) continue;
    const expected = `a place in ${showRange(GUEST_RAM, ADDRESS_LIMIT - GUEST_RAM)}`;
    report(`${path}.ramIpa`, expected, showRange(ramIpa, ramSizeBytes));
  }
});
