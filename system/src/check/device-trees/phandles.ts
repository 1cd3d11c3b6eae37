import { type LocatedNode, phandleOf } from '../../devicetree/located.ts';
import { placed } from '../rule.ts';
import { authoredTrees } from './trees.ts';

/** Nodes that others point at have numbers of their own. */
export const overlayPhandles = placed('BS3008', ({ partitions }, report) => {
  for (const { at, nodes } of authoredTrees(partitions)) {
    const owners = new Map<number, LocatedNode>();
    for (const located of nodes) {
      const phandle = phandleOf(located.node);
      if (phandle === undefined) continue;
      const owner = owners.get(phandle);
      if (owner) report(at, `another number than ${owner.path} has`, `${phandle} of ${located.path}`);
      else owners.set(phandle, located);
    }
  }
});
