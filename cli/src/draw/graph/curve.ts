/** Smooth lines through the places that a layout gives an edge. */
import { type Point, round } from '../svg.ts';

/**
 * The data of a path along a uniform cubic B-spline, from the first point to the last. It stays between the points,
 * so it meets nothing that the straight lines do not come near.
 */
export function curve(points: readonly Point[]): string {
  const [first, second] = points;
  const last = points.at(-1);
  if (!first || !second || !last) return '';
  if (points.length === 2) return `M${show(first)}L${show(second)}`;
  const steps = points
    .slice(1)
    .map((point, index) => bezier(points[index - 1] ?? first, points[index]!, point));
  const end = bezier(points.at(-2)!, last, last);
  return `M${show(first)}L${show(mix(first, second, 5, 1))}${steps.slice(1).join('')}${end}L${show(last)}`;
}

/** The piece of the spline that the three points decide. */
function bezier(a: Point, b: Point, c: Point): string {
  const end = { x: (a.x + 4 * b.x + c.x) / 6, y: (a.y + 4 * b.y + c.y) / 6 };
  return `C${show(mix(a, b, 2, 1))} ${show(mix(a, b, 1, 2))} ${show(end)}`;
}

function mix(a: Point, b: Point, partA: number, partB: number): Point {
  const whole = partA + partB;
  return { x: (a.x * partA + b.x * partB) / whole, y: (a.y * partA + b.y * partB) / whole };
}

function show({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

/** The corners of an arrow's head with its tip at `tip`, coming from `from`. */
export function arrowHead(from: Point, tip: Point, length: number): Point[] {
  const distance = Math.hypot(tip.x - from.x, tip.y - from.y) || 1;
  const [dx, dy] = [(tip.x - from.x) / distance, (tip.y - from.y) / distance];
  const back = { x: tip.x - dx * length, y: tip.y - dy * length };
  const half = length * 0.45;
  return [
    tip,
    { x: back.x - dy * half, y: back.y + dx * half },
    { x: back.x + dy * half, y: back.y - dx * half },
  ];
}
