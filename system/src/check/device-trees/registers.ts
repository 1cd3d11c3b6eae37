import { registersOf } from '../../devicetree/registers.ts';
import { showList, showRange } from '../../diagnostics/show.ts';
import { contains, type Range, rangeOf } from '../../numbers.ts';
import { platformRegions } from '../../stages/guest-map.ts';
import type { PlacedPartition } from '../../stages/placed.ts';
import { placed } from '../rule.ts';
import { isMemory } from './memory.ts';
import { authoredTrees } from './trees.ts';

/** Devices of the tree are devices of the partition. */
export const overlayRegisters = placed('BS3005', ({ partitions }, report) => {
  for (const { partition, at, added } of authoredTrees(partitions)) {
    const own = regionsOf(partition);
    for (const located of added.filter((one) => !isMemory(one))) {
      const result = registersOf(located);
      if (result === 'none') continue;
      const ranges = 'registers' in result ? result.registers : [];
      const foreign = ranges.filter(
        ({ pa, sizeBytes }) => !own.some((range) => contains(range, rangeOf(pa, sizeBytes))),
      );
      const actual =
        'reason' in result ? [result.reason] : foreign.map(({ pa, sizeBytes }) => showRange(pa, sizeBytes));
      if (actual.length === 0) continue;
      const devices = showList(partition.devices.map(({ name }) => name));
      report(
        at,
        `registers that the partition has (devices: ${devices})`,
        `${located.path} at ${actual.join(', ')}`,
      );
    }
  }
});

function regionsOf(partition: PlacedPartition): Range[] {
  return [
    rangeOf(partition.ramIpa, partition.ramSizeBytes),
    ...platformRegions(partition).map(({ range }) => range),
    ...partition.devices.map(({ ipa, facts }) => rangeOf(ipa, facts.sizeBytes)),
  ];
}
