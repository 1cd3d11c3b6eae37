import { GUEST_ADDRESS_BITS } from '@bulkhead/hypervisor/abi/platform';
import { showAddress } from '../diagnostics/show.ts';
import { PAGE, rangeOf } from '../numbers.ts';
import type { PlacedRule } from './rule.ts';

/** Registers appear at guest addresses that stage 2 can translate. */
export const deviceAddresses: PlacedRule = ({ partitions }, report) => {
  const limit = 1n << BigInt(GUEST_ADDRESS_BITS);
  for (const { path, ipa, facts } of partitions.flatMap((partition) => partition.devices)) {
    if (ipa % PAGE === 0n && rangeOf(ipa, facts.sizeBytes).end <= limit) continue;
    const expected = `a multiple of 4KiB below ${showAddress(limit)}`;
    report.add('BS2306', `${path}.ipa`, expected, showAddress(ipa));
  }
};
