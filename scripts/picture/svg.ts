/** Draws terminal output as SVG: text in a grid, on a dark ground that does not depend on the page's. */
import { type Colour, cut, expandTabs, parseLine, type Span } from './ansi.ts';

export interface PictureOptions {
  readonly title: string;
  readonly columns: number;
}

const COLUMN = 8;
const ROW = 18;
/** The usual fonts advance by 0.602 of their size: a column. */
const FONT_SIZE = 13.29;
const MARGIN = 16;
const TITLE_HEIGHT = 32;
const FONT = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace";
const TEXT = '#d0d7de';
const DIM = '#7d8590';
const PALETTE: Readonly<Record<Colour, string>> = {
  red: '#ff7b72',
  green: '#56d364',
  yellow: '#e3b341',
  blue: '#79c0ff',
  magenta: '#d2a8ff',
  cyan: '#56d4dd',
};

/** The lines (with their colour sequences) as an SVG document. */
export function terminalPicture(lines: readonly string[], { title, columns }: PictureOptions): string {
  const width = 2 * MARGIN + columns * COLUMN;
  const height = TITLE_HEIGHT + 2 * MARGIN + lines.length * ROW;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<title>${escaped(title)}</title>`,
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" fill="#0d1117" stroke="#484f58"/>`,
    `<line x1="1" y1="${TITLE_HEIGHT}" x2="${width - 1}" y2="${TITLE_HEIGHT}" stroke="#30363d"/>`,
    `<g font-family="${FONT}" font-size="${FONT_SIZE}" fill="${TEXT}" xml:space="preserve">`,
    `<text x="${width / 2}" y="${TITLE_HEIGHT - 11}" text-anchor="middle" fill="${DIM}">${escaped(title)}</text>`,
    ...lines.flatMap((line, row) => rowElements(cut(expandTabs(parseLine(line)), columns), row)),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function rowElements(spans: readonly Span[], row: number): string[] {
  let column = 0;
  return spans.flatMap((span) => {
    const start = column;
    column += span.text.length;
    return span.text.trim() === '' ? [] : [textElement(span, start, row)];
  });
}

/** `textLength` keeps the columns aligned whatever font the viewer has. */
function textElement(span: Span, start: number, row: number): string {
  const lead = span.text.length - span.text.trimStart().length;
  const text = span.text.trim();
  const attributes = [
    `x="${MARGIN + (start + lead) * COLUMN}"`,
    `y="${TITLE_HEIGHT + MARGIN + row * ROW + 13}"`,
    `textLength="${text.length * COLUMN}"`,
    'lengthAdjust="spacingAndGlyphs"',
    ...(span.bold ? ['font-weight="bold"'] : []),
    ...fill(span),
  ];
  return `<text ${attributes.join(' ')}>${escaped(text)}</text>`;
}

function fill({ colour, dim }: Span): string[] {
  if (colour !== undefined) return [`fill="${PALETTE[colour]}"`];
  return dim ? [`fill="${DIM}"`] : [];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
