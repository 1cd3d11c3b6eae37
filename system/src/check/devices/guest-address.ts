import { GUEST_ADDRESS_BITS } from '@bulkhead/hypervisor/abi/platform';
import { showAddress } from '../../diagnostics/show.ts';
import { PAGE, rangeOf } from '../../numbers.ts';
import { placed } from '../rule.ts';

/** Registers appear at guest addresses that stage 2 can translate. */
export const deviceAddress = placed('BS2306', ({ partitions }, report) => {
  const limit = 1n << BigInt(GUEST_ADDRESS_BITS);
  for (const { path, ipa, facts } of partitions.flatMap(({ devices }) => devices)) {
    if (ipa % PAGE === 0n && rangeOf(ipa, facts.sizeBytes).end <= limit) continue;
    report(`${path}.ipa`, `a multiple of 4KiB below ${showAddress(limit)}`, showAddress(ipa));
  }
});
