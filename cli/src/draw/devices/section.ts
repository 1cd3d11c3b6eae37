/** The devices, as a table: owner, address and interrupts. */
import type { CheckedSystem } from '@bulkhead/system';
import { type Area, heading, paragraph } from '../page/area.ts';
import { type Drawing, group, rectangle, text } from '../svg.ts';
import { type RoleName, widthOf } from '../text/roles.ts';
import { partitionClass } from '../theme.ts';
import { type DeviceRow, deviceRows, unusedDevices } from './rows.ts';

const ROW = 21;
const SWATCH = 10;
const GAP = 14;
const NOTE = 'Interrupts are INTIDs of the board; behind an arrow, what the guest sees.';
const DMA_NOTE = 'DMA: the device can read and write all of memory, as the description allows.';
const COLUMNS = [
  ['device', 'name'],
  ['owner', 'body'],
  ['address', 'address'],
  ['interrupts', 'body'],
] as const satisfies readonly (readonly [keyof DeviceRow, RoleName])[];

/** How wide the table is. */
export function devicesWidth(system: CheckedSystem): number {
  return SWATCH + 8 + columnWidths(deviceRows(system)).reduce((sum, width) => sum + width + GAP, -GAP);
}

export function deviceSection(system: CheckedSystem, area: Area): Drawing {
  const rows = deviceRows(system);
  const head = heading('Devices', noteOf(system), area);
  const widths = columnWidths(rows);
  const titles = cells(
    COLUMNS.map(([title]) => [title, 'note'] as const),
    widths,
    area.x,
    head.bottom + 8,
  );
  const first = head.bottom + 8 + ROW;
  const lines = rows.flatMap((row, index) => {
    const y = first + index * ROW;
    const box = { x: area.x, y: y - SWATCH + 1, width: SWATCH, height: SWATCH };
    const kind = row.partition === undefined ? 'own' : partitionClass(row.partition);
    const values = COLUMNS.map(([column, role]) => [row[column], role] as const);
    return [rectangle(box, `area ${kind}`), ...cells(values, widths, area.x, y)];
  });
  const unused = unusedDevices(system);
  const words = unused.length === 0 ? 'Every device has an owner.' : `Nobody has: ${unused.join(', ')}.`;
  const rest = paragraph(words, 'note', { ...area, y: first + rows.length * ROW + 4 });
  return {
    elements: group('Devices', [...head.elements, ...titles, ...lines, ...rest.elements]),
    bottom: rest.bottom,
  };
}

function noteOf({ partitions }: CheckedSystem): string {
  const hasDma = partitions.some(({ devices }) => devices.some(({ allowDma }) => allowDma));
  return hasDma ? `${NOTE} ${DMA_NOTE}` : NOTE;
}

function columnWidths(rows: readonly DeviceRow[]): number[] {
  return COLUMNS.map(([column, role]) =>
    Math.max(widthOf(column, 'note'), ...rows.map((row) => widthOf(row[column], role))),
  );
}

function cells(
  values: readonly (readonly [words: string, role: RoleName])[],
  widths: readonly number[],
  left: number,
  y: number,
): string[] {
  let x = left + SWATCH + 8;
  return values.flatMap(([words, role], index) => {
    const cell = words === '' ? [] : [text({ x, y }, role, words)];
    x += widths[index]! + GAP;
    return cell;
  });
}
