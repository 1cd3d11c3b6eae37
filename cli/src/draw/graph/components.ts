/** Parts of a graph that no edge joins. */
import type { Graph } from './model.ts';

/** Each with its edges, in the order of the first partition; nodes without edges are parts of one. */
export function componentsOf({ nodes, edges }: Graph): Graph[] {
  const part = new Map(nodes.map(({ partition }) => [partition, partition]));
  for (const { from, to } of edges) {
    const [joined, gone] = [part.get(from)!, part.get(to)!];
    for (const [partition, value] of part) if (value === gone) part.set(partition, joined);
  }
  const parts = [...new Set(part.values())];
  return parts.map((one) => ({
    nodes: nodes.filter(({ partition }) => part.get(partition) === one),
    edges: edges.filter(({ from }) => part.get(from) === one),
  }));
}
