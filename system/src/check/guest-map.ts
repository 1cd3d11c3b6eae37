import { GUEST_ADDRESS_BITS } from '@bulkhead/hypervisor/abi/platform';
import { showAddress, showRange } from '../diagnostics/show.ts';
import { overlaps, rangeOf } from '../numbers.ts';
import { platformRegions } from '../stages/guest-map.ts';
import type { PlacedRule } from './rule.ts';

/** In a partition's address space, memory, assigned devices and the virtual platform keep apart. */
export const guestMap: PlacedRule = ({ partitions }, report) => {
  for (const partition of partitions) {
    const { path, ramIpa, ramSizeBytes, devices } = partition;
    const ram = rangeOf(ramIpa, ramSizeBytes);
    const platform = platformRegions(partition);
    for (const { what, range } of platform) {
      if (!overlaps(ram, range)) continue;
      const actual = showRange(ramIpa, ramSizeBytes);
      const remedy = `${what} occupies ${showRange(range.start, range.end - range.start)}`;
      report.add('BS2109', `${path}.ramIpa`, 'memory beside the virtual platform', actual, remedy);
    }
    if (ram.end > 1n << BigInt(GUEST_ADDRESS_BITS)) {
      const expected = `memory below ${showAddress(1n << BigInt(GUEST_ADDRESS_BITS))}`;
      report.add('BS2109', `${path}.ramIpa`, expected, showRange(ramIpa, ramSizeBytes));
    }
    const others = [...platform, { what: 'memory', range: ram }];
    for (const device of devices) {
      const range = rangeOf(device.ipa, device.facts.sizeBytes);
      const other = others.find((region) => overlaps(region.range, range));
      if (other) {
        const actual = `${device.name} at ${showRange(device.ipa, device.facts.sizeBytes)}`;
        const remedy = `${other.what} occupies ${showRange(other.range.start, other.range.end - other.range.start)}`;
        report.add('BS2305', device.path, 'guest addresses of its own', actual, remedy);
      }
      others.push({ what: device.name, range });
    }
  }
};
