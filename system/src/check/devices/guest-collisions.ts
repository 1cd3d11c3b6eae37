import { showRange } from '../../diagnostics/show.ts';
import { overlaps, rangeOf } from '../../numbers.ts';
import { platformRegions, type Region } from '../../stages/guest-map.ts';
import { placed } from '../rule.ts';

/** In a partition's address space, memory, assigned devices and the virtual platform keep apart. */
export const guestCollisions = placed('BS2305', ({ partitions }, report) => {
  for (const partition of partitions) {
    const memory = rangeOf(partition.ramIpa, partition.ramSizeBytes);
    const others = [...platformRegions(partition), { what: 'memory', range: memory }];
    for (const { name, path, ipa, facts } of partition.devices) {
      const range = rangeOf(ipa, facts.sizeBytes);
      const other = others.find((region) => overlaps(region.range, range));
      if (other) report(path, beside(other), `${name} at ${showRange(ipa, facts.sizeBytes)}`);
      others.push({ what: name, range });
    }
  }
});

function beside({ what, range }: Region): string {
  return `a place beside ${what} (${showRange(range.start, range.end - range.start)})`;
}
