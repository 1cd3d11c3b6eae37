/** Rows below a bar: what its areas mean. */
import { type Area, paragraph } from '../page/area.ts';
import { type Drawing, rectangle, text } from '../svg.ts';
import { widthOf } from '../text/roles.ts';

export interface LegendRow {
  readonly className: string;
  readonly name: string;
  readonly total: string;
  readonly spans: string;
}

const ROW = 17;
const SWATCH = 10;
const GAP = 14;

/** The rows in columns; `y` is the first baseline. Long lists of times go on in further lines. */
export function legendRows(rows: readonly LegendRow[], area: Area): Drawing {
  const widest = (key: 'name' | 'total') => Math.max(...rows.map((row) => widthOf(row[key], 'body')));
  const name = area.x + SWATCH + 8;
  const total = name + widest('name') + GAP;
  const spans = total + widest('total') + GAP;
  let y = area.y;
  const elements = rows.flatMap((row) => {
    const words = paragraph(row.spans, 'note', { x: spans, y, width: area.x + area.width - spans });
    const box = { x: area.x, y: y - SWATCH + 1, width: SWATCH, height: SWATCH };
    const drawn = [
      rectangle(box, `area ${row.className}`),
      text({ x: name, y }, 'body', row.name),
      text({ x: total, y }, 'body', row.total),
      ...words.elements,
    ];
    y = Math.max(y + ROW, words.bottom + ROW - 8);
    return drawn;
  });
  return { elements, bottom: y - ROW + 6 };
}
