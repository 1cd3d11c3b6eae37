import type { LocatedNode } from '../../devicetree/located.ts';
import { registersOf } from '../../devicetree/registers.ts';
import { textOf } from '../../devicetree/values.ts';
import { showRange } from '../../diagnostics/show.ts';
import { contains, rangeOf } from '../../numbers.ts';
import { placed } from '../rule.ts';
import { authoredTrees } from './trees.ts';

/** Memory of the tree is memory of the partition: a guest that uses any other is stopped at its first access. */
export const overlayMemory = placed('BS3004', ({ partitions }, report) => {
  for (const { partition, at, added } of authoredTrees(partitions)) {
    const { ramIpa, ramSizeBytes } = partition;
    for (const located of added.filter(isMemory)) {
      const result = registersOf(located);
      const ranges = typeof result === 'object' && 'registers' in result ? result.registers : [];
      for (const { pa, sizeBytes } of ranges) {
        if (contains(rangeOf(ramIpa, ramSizeBytes), rangeOf(pa, sizeBytes))) continue;
        report(
          at,
          `memory in ${showRange(ramIpa, ramSizeBytes)}`,
          `${located.path} at ${showRange(pa, sizeBytes)}`,
        );
      }
    }
  }
});

/** Memory, or a part of it that is set aside. */
export function isMemory({ node, parent }: LocatedNode): boolean {
  return textOf(node.properties.device_type) === 'memory' || parent?.path === '/reserved-memory';
}
