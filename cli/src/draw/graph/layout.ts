/** Places for the nodes and edges of a connected graph: layered, by dagre. */
import { Graph as DagreGraph, layout as layOutByDagre } from '@dagrejs/dagre';
import type { Point } from '../svg.ts';
import type { Graph, GraphEdge, GraphNode } from './model.ts';

/** Middles of nodes and labels, from the graph's upper left corner. */
export interface PlacedGraph {
  readonly nodes: readonly (GraphNode & Point)[];
  readonly edges: readonly PlacedEdge[];
  readonly width: number;
  readonly height: number;
}

export type PlacedEdge = GraphEdge & Point & { readonly points: readonly Point[] };

/** Room between neighbours of a layer, and edges of a layer. */
const ROOM = { nodesep: 26, edgesep: 14, marginx: 4, marginy: 4 } as const;
/** Room between layers; less where the page is full. */
const LAYERS = [52, 40, 30] as const;

/** The lowest of the layouts along and down the page that fit; the narrowest one where none does. */
export function layOut(graph: Graph, width: number): PlacedGraph {
  const layouts = (['LR', 'TB'] as const).flatMap((rankdir) => {
    const tried = LAYERS.map((ranksep) => layOutAlong(graph, { rankdir, ranksep }));
    return [tried.find((one) => one.width <= width) ?? tried.at(-1)!];
  });
  const fitting = layouts.filter((one) => one.width <= width);
  const better = (key: 'width' | 'height') => (a: PlacedGraph, b: PlacedGraph) => (b[key] < a[key] ? b : a);
  return fitting.length > 0 ? fitting.reduce(better('height')) : layouts.reduce(better('width'));
}

function layOutAlong(
  { nodes, edges }: Graph,
  layers: { readonly rankdir: 'LR' | 'TB'; readonly ranksep: number },
): PlacedGraph {
  const dagre = new DagreGraph<{ width?: number; height?: number }>({ multigraph: true });
  dagre.setGraph({ ...layers, ...ROOM });
  for (const { partition, width, height } of nodes) dagre.setNode(`${partition}`, { width, height });
  for (const [index, { from, to, width, height }] of edges.entries()) {
    dagre.setEdge(`${from}`, `${to}`, { width, height, labelpos: 'c' }, `${index}`);
  }
  layOutByDagre(dagre);
  const { width = 0, height = 0 } = dagre.graph();
  return {
    nodes: nodes.map((node) => ({ ...node, ...pointOf(dagre.node(`${node.partition}`)) })),
    edges: edges.map((edge, index) => {
      const placed = dagre.edge(`${edge.from}`, `${edge.to}`, `${index}`);
      return { ...edge, ...pointOf(placed), points: placed.points.map(pointOf) };
    }),
    ...{ width, height },
  };
}

function pointOf({ x, y }: Point): Point {
  return { x, y };
}
