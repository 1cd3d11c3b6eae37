/** A system as one SVG document. The same system gives the same bytes. */
import type { CheckedSystem } from '@bulkhead/system';
import { deviceSection, devicesWidth } from './devices/section.ts';
import { graphSection, graphWidth } from './graph/section.ts';
import { memorySection, memoryWidth } from './memory/section.ts';
import type { Area } from './page/area.ts';
import { descriptionOf, factsLine } from './page/summary.ts';
import { partitionSection } from './partitions/section.ts';
import { type Drawing, element, escaped, rectangle, round, text } from './svg.ts';
import { ROOT_CLASS, styleSheet, type Theme } from './theme.ts';
import { timelineSection } from './timeline/section.ts';

export interface PictureOptions {
  /** What the system is called. */
  readonly name: string;
  readonly theme: Theme;
}

const MARGIN = 28;
const SECTION = 30;
/** Between sections that stand beside each other. */
const BESIDE = 40;
/** Without the margins; a graph that needs more gets more. */
const USUAL_WIDTH = 984;

type Section = (system: CheckedSystem, area: Area) => Drawing;

export function drawSystem(system: CheckedSystem, { name, theme }: PictureOptions): string {
  const width = Math.max(
    USUAL_WIDTH,
    memoryWidth(system),
    devicesWidth(system),
    graphWidth(system, USUAL_WIDTH),
  );
  const sections: Section[] = [partitionSection, spaceSections, timelineSection, graphSection];
  let y = MARGIN + 66;
  const elements = [
    text({ x: MARGIN, y: MARGIN + 18 }, 'title', name),
    text({ x: MARGIN, y: MARGIN + 40 }, 'body', factsLine(system)),
    ...sections.flatMap((section) => {
      const drawn = section(system, { x: MARGIN, y, width });
      y = drawn.bottom + SECTION;
      return drawn.elements;
    }),
  ];
  return document({ name, theme, system, width: width + 2 * MARGIN, height: y - SECTION + MARGIN }, elements);
}

/** Memory and devices: beside each other where there is room for both. */
function spaceSections(system: CheckedSystem, area: Area): Drawing {
  const left = memoryWidth(system);
  const right = area.width - left - BESIDE;
  const isBeside = devicesWidth(system) <= right;
  const memory = memorySection(system, isBeside ? { ...area, width: left } : area);
  const devices = deviceSection(
    system,
    isBeside ? { ...area, x: area.x + left + BESIDE, width: right } : { ...area, y: memory.bottom + SECTION },
  );
  return {
    elements: [...memory.elements, ...devices.elements],
    bottom: Math.max(memory.bottom, devices.bottom),
  };
}

interface Page extends PictureOptions {
  readonly system: CheckedSystem;
  readonly width: number;
  readonly height: number;
}

function document({ name, theme, system, width, height }: Page, elements: readonly string[]): string {
  const [w, h] = [round(width), round(height)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}" class="${ROOT_CLASS}"`,
    '  role="graphics-document" aria-labelledby="bulkhead-title bulkhead-description">',
    `<title id="bulkhead-title">${escaped(name)}: a Bulkhead system</title>`,
    `<desc id="bulkhead-description">${escaped(descriptionOf(system))}</desc>`,
    `<style>\n${styleSheet(theme)}\n</style>`,
    HATCH,
    rectangle({ x: 0, y: 0, width, height }, 'page'),
    ...elements,
    '</svg>',
    '',
  ].join('\n');
}

/** Oblique lines: time and memory that nobody has for certain. */
const HATCH = element(
  'defs',
  {},
  element(
    'pattern',
    {
      id: 'bulkhead-hatch',
      width: 7,
      height: 7,
      patternUnits: 'userSpaceOnUse',
      patternTransform: 'rotate(45)',
    },
    element('line', { x1: 0, y1: 0, x2: 0, y2: 7, class: 'hatch' }),
  ),
);
