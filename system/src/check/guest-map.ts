import { GUEST_HEALTH, GUEST_RAM } from '@bulkhead/hypervisor/abi/platform';
import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { showRange } from '../diagnostics/show.ts';
import { overlaps, rangeOf } from '../numbers.ts';
import { platformRegions, type Region } from '../stages/guest-map.ts';
import type { PlacedPartition } from '../stages/placed.ts';
import type { PlacedRule } from './rule.ts';

/** Behind it are the health log and the regions of channels, below the 39 bits that stage 2 translates. */
const ADDRESS_LIMIT = GUEST_HEALTH;

/** In a partition's address space, memory, assigned devices and the virtual platform keep apart. */
export const guestMap: PlacedRule = ({ partitions }, report) => {
  for (const partition of partitions) {
    checkMemory(partition, report);
    checkDevices(partition, platformRegions(partition), report);
  }
};

/** The platform's devices are below its memory (hypervisor/abi/platform.ts). */
function checkMemory({ path, ramIpa, ramSizeBytes }: PlacedPartition, report: Diagnostics): void {
  if (ramIpa >= GUEST_RAM && rangeOf(ramIpa, ramSizeBytes).end <= ADDRESS_LIMIT) return;
  const expected = `a place in ${showRange(GUEST_RAM, ADDRESS_LIMIT - GUEST_RAM)}`;
  report.add('BS2109', `${path}.ramIpa`, expected, showRange(ramIpa, ramSizeBytes));
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
