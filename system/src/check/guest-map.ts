import { GUEST_ADDRESS_BITS } from '@bulkhead/hypervisor/abi/platform';
import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { showAddress, showRange } from '../diagnostics/show.ts';
import { overlaps, rangeOf } from '../numbers.ts';
import { platformRegions, type Region } from '../stages/guest-map.ts';
import type { PlacedPartition } from '../stages/placed.ts';
import type { PlacedRule } from './rule.ts';

const ADDRESS_LIMIT = 1n << BigInt(GUEST_ADDRESS_BITS);

/** In a partition's address space, memory, assigned devices and the virtual platform keep apart. */
export const guestMap: PlacedRule = ({ partitions }, report) => {
  for (const partition of partitions) {
    const platform = platformRegions(partition);
    checkMemory(partition, platform, report);
    checkDevices(partition, platform, report);
  }
};

function checkMemory(
  { path, ramIpa, ramSizeBytes }: PlacedPartition,
  platform: readonly Region[],
  report: Diagnostics,
): void {
  const ram = rangeOf(ramIpa, ramSizeBytes);
  const actual = showRange(ramIpa, ramSizeBytes);
  for (const region of platform) {
    if (overlaps(ram, region.range)) report.add('BS2109', `${path}.ramIpa`, beside(region), actual);
  }
  if (ram.end > ADDRESS_LIMIT) {
    report.add('BS2109', `${path}.ramIpa`, `memory below ${showAddress(ADDRESS_LIMIT)}`, actual);
  }
}

function checkDevices(
  { ramIpa, ramSizeBytes, devices }: PlacedPartition,
  platform: readonly Region[],
  report: Diagnostics,
): void {
  const others = [...platform, { what: 'memory', range: rangeOf(ramIpa, ramSizeBytes) }];
  for (const { name, path, ipa, facts } of devices) {
    const range = rangeOf(ipa, facts.sizeBytes);
    const other = others.find((region) => overlaps(region.range, range));
    const actual = `${name} at ${showRange(ipa, facts.sizeBytes)}`;
    if (other) report.add('BS2305', path, beside(other), actual);
    others.push({ what: name, range });
  }
}

function beside({ what, range }: Region): string {
  return `a place beside ${what} (${showRange(range.start, range.end - range.start)})`;
}
