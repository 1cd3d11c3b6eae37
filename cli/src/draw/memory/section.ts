/** The memory map: a bar to scale, and a row of text for each region, whatever its size. */
import type { CheckedSystem } from '@bulkhead/system';
import { sizeWords } from '../../report/table.ts';
import { type Area, heading } from '../page/area.ts';
import { type Drawing, element, group, rectangle, round, text } from '../svg.ts';
import { widthOf } from '../text/roles.ts';
import { addressText } from '../text/words.ts';
import { partitionClass } from '../theme.ts';
import { addressMap, type Region } from './regions.ts';
import { scaleRegions } from './scale.ts';

const ROW = 21;
const BAR = 72;
const LEADERS = 40;
const SWATCH = 10;
const GAP = 14;
/** The least that a region is drawn with. */
const LEAST = 4;
const LEAST_BAR = 150;
/** Registers of devices, whose addresses have nothing to do with the size of the memory. */
const DEVICES = 16;
const NOTE =
  'To scale, the lowest address on top; what is too small for that has a line. Where a zigzag is, more is left out.';

interface Columns {
  readonly what: number;
  readonly range: number;
  /** The end of the sizes, which are aligned to the right. */
  readonly size: number;
}

interface Row {
  readonly region: Region;
  readonly range: string;
  readonly size: string;
}

/** How wide the map is. */
export function memoryWidth(system: CheckedSystem): number {
  return columnsOf(rowsOf(system), 0).size;
}

export function memorySection(system: CheckedSystem, area: Area): Drawing {
  const rows = rowsOf(system);
  const head = heading('Memory', NOTE, area);
  const top = head.bottom;
  const length = Math.max(rows.length * ROW, LEAST_BAR);
  const pitch = length / rows.length;
  const columns = columnsOf(rows, area.x);
  const scaled = scaleRegions(
    rows.map(({ region: { sizeBytes, use } }) => ({
      ...{ sizeBytes, isFree: use === 'free' },
      ...(use === 'devices' ? { length: DEVICES } : {}),
    })),
    length,
    LEAST,
  );
  let y = top;
  const bar: string[] = [];
  const labels: string[] = [];
  for (const [index, row] of rows.entries()) {
    const { length: height, isBroken } = scaled[index]!;
    const box = { x: area.x, y, width: BAR, height };
    const rowY = top + (index + 0.5) * pitch;
    const title = [row.region.what, row.range, row.size].filter((words) => words !== '').join(', ');
    bar.push(rectangle(box, `area ${areaClass(row.region)}`, title), ...(isBroken ? [zigzag(box)] : []));
    labels.push(leader(area.x + BAR, y + height / 2, rowY), ...rowElements(row, columns, rowY));
    y += height;
  }
  return {
    elements: group('Memory', [...head.elements, ...bar, ...labels]),
    bottom: top + length,
  };
}

function rowsOf(system: CheckedSystem): Row[] {
  return addressMap(system).map((region) => ({
    region,
    range: `${addressText(region.start)} – ${addressText(region.start + region.sizeBytes - 1n)}`,
    size: region.use === 'devices' ? '' : sizeWords(Number(region.sizeBytes)),
  }));
}

function columnsOf(rows: readonly Row[], x: number): Columns {
  const widest = (width: (row: Row) => number) => Math.max(...rows.map(width));
  const what = x + BAR + LEADERS + SWATCH + 8;
  const range = what + widest(({ region }) => widthOf(region.what, roleOf(region))) + GAP;
  return {
    what,
    range,
    size:
      range +
      widest((row) => widthOf(row.range, 'address')) +
      GAP +
      widest((row) => widthOf(row.size, 'body')),
  };
}

function rowElements({ region, range, size }: Row, columns: Columns, y: number): string[] {
  const baseline = y + 4;
  const swatch = { x: columns.what - SWATCH - 8, y: y - SWATCH / 2, width: SWATCH, height: SWATCH };
  return [
    rectangle(swatch, `area ${areaClass(region)}`),
    text({ x: columns.what, y: baseline }, roleOf(region), region.what),
    text({ x: columns.range, y: baseline }, 'address', range),
    ...(size === '' ? [] : [text({ x: columns.size, y: baseline }, 'body', size, 'end')]),
  ];
}

/** What belongs to a partition stands out. */
function roleOf({ partition }: Region): 'body' | 'name' {
  return partition === undefined ? 'body' : 'name';
}

function areaClass({ use, partition }: Region): string {
  if (partition !== undefined) return partitionClass(partition);
  if (use === 'free') return 'free';
  if (use === 'devices') return 'slack';
  return use === 'hypervisor' ? 'own' : 'kept';
}

/** From the bar to the row: level at both ends. */
function leader(x: number, from: number, to: number): string {
  const points = [
    [x, from],
    [x + 8, from],
    [x + LEADERS - 10, to],
    [x + LEADERS - 4, to],
  ];
  return element('polyline', {
    points: points.map((one) => one.map(round).join(',')).join(' '),
    class: 'leader',
  });
}

/** Two broken lines across a region. */
function zigzag({ x, y, width, height }: { x: number; y: number; width: number; height: number }): string {
  const steps = 8;
  const middle = y + height / 2;
  const across = (offset: number) =>
    Array.from({ length: steps + 1 }, (_, step) => {
      const up = step % 2 === 0 ? 2.5 : -2.5;
      return `${round(x + (width * step) / steps)},${round(middle + offset + up)}`;
    }).join(' ');
  return [-3, 3].map((offset) => element('polyline', { points: across(offset), class: 'break' })).join('');
}
