import { labelsOf } from '../../devicetree/labels.ts';
import { platformTree } from '../../devicetree/platform.ts';
import { showList } from '../../diagnostics/show.ts';
import { placed } from '../rule.ts';
import { authoredTrees } from './trees.ts';

/** What an overlay changes or points at is there. */
export const overlayTargets = placed('BS3002', ({ partitions }, report) => {
  for (const { partition, at, merged } of authoredTrees(partitions)) {
    const labels = [...labelsOf(partition, platformTree(partition, {})).keys()].map((label) => `&${label}`);
    for (const name of merged.missing) report(at, `a path of the tree, or one of ${showList(labels)}`, name);
  }
});
