/** Nodes, edges and labels as elements; the corner is where their graph begins. */
import { element, type Point, rectangle, round, text } from '../svg.ts';
import { partitionClass } from '../theme.ts';
import { arrowHead, curve } from './curve.ts';
import type { PlacedEdge } from './layout.ts';
import { type EdgeKind, type GraphNode, LABEL } from './model.ts';

const HEAD = 9;

export function nodeElements(node: GraphNode & Point, corner: Point): string[] {
  const { x, y } = moved(node, corner);
  const { width, height, partition, name, facts } = node;
  const box = { x: x - width / 2, y: y - height / 2, width, height };
  return [
    rectangle(box, `area ${partitionClass(partition)}`, undefined, 6),
    text({ x, y: y - 2 }, 'name', name, 'middle'),
    text({ x, y: y + 13 }, 'note', facts, 'middle'),
  ];
}

/** The line and its heads; a call has one at each end, since an answer comes back. */
export function edgeElements({ kind, points }: PlacedEdge, corner: Point): string[] {
  return lineElements(
    kind,
    points.map((point) => moved(point, corner)),
  );
}

/** The line of a kind along points. */
export function lineElements(kind: EdgeKind, points: readonly Point[]): string[] {
  const [first, second] = points;
  const [beforeLast, last] = points.slice(-2);
  if (!first || !second || !beforeLast || !last) return [];
  const end = arrowHead(beforeLast, last, HEAD);
  const start = arrowHead(second, first, HEAD);
  const hasAnswer = kind === 'call';
  const shortened = [
    hasAnswer ? middleOf(start[1]!, start[2]!) : first,
    ...points.slice(1, -1),
    middleOf(end[1]!, end[2]!),
  ];
  return [
    element('path', { d: curve(shortened), class: `edge ${kind}` }),
    polygon(end, 'arrow'),
    ...(hasAnswer ? [polygon(start, 'answer')] : []),
  ];
}

/** The label's ground hides the line behind it. */
export function labelElements(edge: PlacedEdge, corner: Point): string[] {
  const { x, y } = moved(edge, corner);
  const { width, height, lines } = edge;
  const top = y - height / 2;
  return [
    rectangle({ x: x - width / 2, y: top, width, height }, 'page'),
    ...lines.map(({ role, words }, index) =>
      text({ x, y: top + LABEL.margin + index * LABEL.line + 11 }, role, words, 'middle'),
    ),
  ];
}

function polygon(corners: readonly Point[], className: string): string {
  return element('polygon', {
    points: corners.map(({ x, y }) => `${round(x)},${round(y)}`).join(' '),
    class: className,
  });
}

function middleOf(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function moved({ x, y }: Point, corner: Point): Point {
  return { x: corner.x + x, y: corner.y + y };
}
