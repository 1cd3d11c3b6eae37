/** Partitions as nodes, channels and rights as edges with their names. */
import type { CheckedSystem } from '@bulkhead/system';
import { type Area, heading } from '../page/area.ts';
import { type Drawing, group, type Point, text } from '../svg.ts';
import { flow, lineCount } from '../text/flow.ts';
import { componentsOf } from './components.ts';
import { edgeElements, labelElements, nodeElements } from './elements.ts';
import { keyElements } from './key.ts';
import { layOut, type PlacedGraph } from './layout.ts';
import { type Graph, type GraphNode, graphOf } from './model.ts';

const GAP = 36;
const NODE_GAP = 16;

/** How wide the widest part is that must stay in one piece. */
export function graphWidth(system: CheckedSystem, wanted: number): number {
  const parts = componentsOf(graphOf(system)).filter(({ edges }) => edges.length > 0);
  return Math.max(0, ...parts.map((part) => layOut(part, wanted).width));
}

export function graphSection(system: CheckedSystem, area: Area): Drawing {
  const graph = graphOf(system);
  const note =
    graph.edges.length === 0
      ? 'Nobody can talk to anybody: there is no channel.'
      : 'Who can talk to whom, and through what.';
  const head = heading('Channels', note, area);
  const parts = componentsOf(graph);
  const joined = drawParts(
    parts.filter(({ edges }) => edges.length > 0),
    { ...area, y: head.bottom },
  );
  const alone = parts.filter(({ edges }) => edges.length === 0).flatMap(({ nodes }) => nodes);
  const rest = drawAlone(alone, graph, { ...area, y: joined.bottom });
  const key = keyElements(graph.edges, { ...area, y: rest.bottom });
  return {
    elements: group('Channels', [...head.elements, ...joined.elements, ...rest.elements, ...key.elements]),
    bottom: key.bottom,
  };
}

/** The parts beside each other, in as many rows as they need. */
function drawParts(parts: readonly Graph[], area: Area): Drawing {
  const placed = parts.map((part) => layOut(part, area.width));
  const flowed = flow(placed, ({ width }) => width, area.width, GAP);
  let y = area.y;
  const elements: string[] = [];
  for (let row = 0; row < lineCount(flowed); row++) {
    const inRow = flowed.filter(({ line }) => line === row);
    elements.push(...inRow.flatMap(({ item, x }) => drawGraph(item, { x: area.x + x, y })));
    y += Math.max(...inRow.map(({ item }) => item.height)) + GAP / 2;
  }
  return { elements, bottom: y };
}

/** Lines first, so that nothing is drawn over a label. */
function drawGraph({ nodes, edges }: PlacedGraph, corner: Point): string[] {
  return [
    ...edges.flatMap((edge) => edgeElements(edge, corner)),
    ...edges.flatMap((edge) => labelElements(edge, corner)),
    ...nodes.flatMap((node) => nodeElements(node, corner)),
  ];
}

/** Partitions without channels, in rows. */
function drawAlone(nodes: readonly GraphNode[], graph: Graph, area: Area): Drawing {
  const [first] = nodes;
  if (!first) return { elements: [], bottom: area.y };
  const words =
    graph.edges.length === 0 ? [] : [text({ x: area.x, y: area.y + 12 }, 'note', 'without channels')];
  const top = area.y + (words.length === 0 ? 4 : 22);
  const flowed = flow(nodes, ({ width }) => width, area.width, NODE_GAP);
  const pitch = first.height + NODE_GAP;
  const elements = flowed.flatMap(({ item, x, line }) => {
    const middle = { x: x + item.width / 2, y: line * pitch + item.height / 2 };
    return nodeElements({ ...item, ...middle }, { x: area.x, y: top });
  });
  return { elements: [...words, ...elements], bottom: top + lineCount(flowed) * pitch };
}
