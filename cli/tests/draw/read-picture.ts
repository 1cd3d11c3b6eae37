/** What a picture says: its texts with the boxes that they take at most, and its areas. */
import type { Box } from '../../src/draw/svg.ts';
import { type RoleName, TEXT_ROLES, widthOf } from '../../src/draw/text/roles.ts';

export interface Label extends Box {
  readonly words: string;
}

const ENTITIES = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' } as const;

/** Every line of text. */
export function labelsOf(svg: string): Label[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes, content]) => {
    const words = content!.replace(/&\w+;/g, (entity) => ENTITIES[entity as keyof typeof ENTITIES]);
    const role = attribute(attributes!, 'class') as RoleName;
    const width = widthOf(words, role);
    const anchor = attribute(attributes!, 'text-anchor');
    const left =
      Number(attribute(attributes!, 'x')) - width * (anchor === 'end' ? 1 : anchor === 'middle' ? 0.5 : 0);
    const { size } = TEXT_ROLES[role];
    return { words, x: left, y: Number(attribute(attributes!, 'y')) - size * 0.8, width, height: size };
  });
}

/** Rectangles of a class. */
export function areasOf(svg: string, className: string): Box[] {
  return [...svg.matchAll(/<rect ([^>]*)>/g)]
    .filter(([, attributes]) => attribute(attributes!, 'class')?.split(' ').includes(className))
    .map(([, attributes]) => {
      const number = (name: string) => Number(attribute(attributes!, name));
      return { x: number('x'), y: number('y'), width: number('width'), height: number('height') };
    });
}

/** Whether two boxes have more than their edges in common; rounding moves an edge by a tenth. */
export function overlap(a: Box, b: Box): boolean {
  const least = 0.2;
  const common = (startA: number, endA: number, startB: number, endB: number) =>
    Math.min(endA, endB) - Math.max(startA, startB) > least;
  return common(a.x, a.x + a.width, b.x, b.x + b.width) && common(a.y, a.y + a.height, b.y, b.y + b.height);
}

/** Whether a box is inside another. */
export function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1];
}
