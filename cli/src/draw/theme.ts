/**
 * How a picture looks, as a style sheet. Colours are written out, without variables: not every program that shows
 * SVG knows those. With `auto` the colours follow the reader's preference where there is one, else they are light.
 */
import { DARK, LIGHT, type Palette } from './palette.ts';
import { TEXT_ROLES, type TextRole } from './text/roles.ts';

export const THEMES = ['light', 'dark', 'auto'] as const;
export type Theme = (typeof THEMES)[number];

/** Of the document; every rule is about what is inside, so that the picture can be put into a page as it is. */
export const ROOT_CLASS = 'bulkhead';
/** How many partitions have a colour that no other has. */
export const COLOURS = LIGHT.partitions.length;
/** Partitions beyond the colours of the palette have a broken edge. */
const BROKEN_EDGE = '3 2';

const SANS = "system-ui, 'Segoe UI', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif";
const MONOSPACED = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

/** The style sheet of a theme. */
export function styleSheet(theme: Theme): string {
  const rules = [...shapeRules(), ...colourRules(theme === 'dark' ? DARK : LIGHT)];
  const dark = theme === 'auto' ? ['@media (prefers-color-scheme: dark) {', ...colourRules(DARK), '}'] : [];
  return [...rules, ...dark].join('\n');
}

/** The classes of a partition's areas. */
export function partitionClass(index: number): string {
  return `p${index % COLOURS}${index >= COLOURS ? ' later' : ''}`;
}

function shapeRules(): string[] {
  return [
    rule('text', `font-family: ${SANS}; white-space: pre`),
    ...Object.entries<TextRole>(TEXT_ROLES).map(([name, { size, bold, monospaced }]) => {
      const weight = bold ? '; font-weight: 600' : '';
      const family = monospaced ? `; font-family: ${MONOSPACED}` : '';
      return rule(`.${name}`, `font-size: ${size}px${weight}${family}`);
    }),
    rule('.area', 'stroke-width: 1'),
    rule('.later', `stroke-dasharray: ${BROKEN_EDGE}`),
    rule('.rule, .edge, .leader, .break', 'fill: none; stroke-width: 1'),
    rule('.edge', 'stroke-width: 1.5'),
    rule('.queuing', 'stroke-width: 3.5'),
    rule('.doorbell', 'stroke-dasharray: 1.5 4; stroke-linecap: round; stroke-width: 2'),
    rule('.right', 'stroke-dasharray: 6 4; stroke-width: 1.2'),
  ];
}

function colourRules(palette: Palette): string[] {
  const { page, ink, muted, rule: hairline, free, own, ownEdge, partitions } = palette;
  return [
    rule('.page', `fill: ${page}`),
    ...Object.entries<TextRole>(TEXT_ROLES).map(([name, { tone }]) =>
      rule(`.${name}`, `fill: ${tone === 'ink' ? ink : muted}`),
    ),
    rule('.rule', `stroke: ${hairline}`),
    rule('.leader', `stroke: ${hairline}`),
    rule('.break', `stroke: ${muted}`),
    rule('.free', `fill: ${free}; stroke: ${hairline}`),
    rule('.own', `fill: ${own}; stroke: ${ownEdge}`),
    rule('.kept', `fill: ${free}; stroke: ${ownEdge}`),
    rule('.hatch', `stroke: ${hairline}; stroke-width: 1.5`),
    rule('.slack', `fill: url(#bulkhead-hatch); stroke: ${hairline}`),
    rule('.edge', `stroke: ${muted}`),
    rule('.arrow', `fill: ${muted}; stroke: none`),
    rule('.answer', `fill: ${page}; stroke: ${muted}`),
    ...partitions.map(([fill, edge], index) => rule(`.p${index}`, `fill: ${fill}; stroke: ${edge}`)),
  ];
}

function rule(selectors: string, declarations: string): string {
  const scoped = selectors.split(', ').map((selector) => `.${ROOT_CLASS} ${selector}`);
  return `${scoped.join(', ')} { ${declarations} }`;
}
