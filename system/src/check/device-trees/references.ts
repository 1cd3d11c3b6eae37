import { isReference } from '../../devicetree/leading-away.ts';
import { phandleOf } from '../../devicetree/located.ts';
import { cellsOf } from '../../devicetree/values.ts';
import { placed } from '../rule.ts';
import { authoredTrees } from './trees.ts';

/** What a node points at is in the tree: a driver that waits for it never starts. */
export const overlayReferences = placed('BS3007', ({ partitions }, report) => {
  for (const { at, nodes, added } of authoredTrees(partitions)) {
    const known = new Set(nodes.map(({ node }) => phandleOf(node)));
    for (const { path, node } of added) {
      for (const [name, value] of Object.entries(node.properties)) {
        if (!isReference(name)) continue;
        const [first] = cellsOf(value) ?? [];
        if (first === undefined || known.has(first)) continue;
        report(at, 'a node of the tree', `${name} of ${path} points at ${first}`);
      }
    }
  }
});
