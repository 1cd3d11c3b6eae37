import { type LocatedNode, locate } from '../../devicetree/located.ts';
import type { MergedTree } from '../../devicetree/overlay.ts';
import type { PlacedPartition } from '../../stages/placed.ts';

/** A device tree that its partition's author has a part in. */
export interface AuthoredTree {
  readonly partition: PlacedPartition;
  /** `partitions.linux.deviceTree.overlay` */
  readonly at: string;
  readonly merged: MergedTree;
  readonly nodes: readonly LocatedNode[];
  /** Those that were not generated. */
  readonly added: readonly LocatedNode[];
}

/** All images of a partition have the same. */
export function authoredTrees(partitions: readonly PlacedPartition[]): AuthoredTree[] {
  return partitions.flatMap((partition) => {
    const merged = partition.merged ?? partition.fallback?.merged;
    if (!merged || !partition.overlay) return [];
    const nodes = locate(merged.tree);
    const added = nodes.filter(({ path }) => merged.added.has(path));
    return [{ partition, at: partition.overlay.path, merged, nodes, added }];
  });
}
