/** Elements of an SVG document, as text. Every coordinate is absolute: no element moves another. */
import type { RoleName } from './text/roles.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** A piece of a picture, and how far down it reaches. */
export interface Drawing {
  readonly elements: readonly string[];
  readonly bottom: number;
}

/** A tenth of a unit is as exact as anybody sees. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** `<name attribute="…">content</name>`. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escaped(value!)}"`)
    .join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** A line of text on its baseline. */
export function text(
  { x, y }: Point,
  role: RoleName,
  words: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
): string {
  const attributes = { x, y, class: role, 'text-anchor': anchor === 'start' ? undefined : anchor };
  return element('text', attributes, escaped(words));
}

/** A rectangle; `title` is what a pointer that rests on it is told. */
export function rectangle(box: Box, className: string, title?: string, radius = 0): string {
  const content = title === undefined ? '' : element('title', {}, escaped(title));
  return element('rect', { ...box, rx: radius || undefined, class: className }, content);
}

export function line(from: Point, to: Point, className: string): string {
  return element('line', { x1: from.x, y1: from.y, x2: to.x, y2: to.y, class: className });
}

/** Elements that belong together, under a name that reading aids say. */
export function group(label: string, elements: readonly string[]): string[] {
  return [`<g role="group" aria-label="${escaped(label)}">`, ...elements, '</g>'];
}
