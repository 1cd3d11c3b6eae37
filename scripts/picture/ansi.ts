/** Reads the colours of terminal output: the SGR sequences that picocolors writes (ECMA-48, 8.3.117). */

export type Colour = 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan';

/** Text of one appearance. */
export interface Span {
  readonly text: string;
  readonly colour?: Colour;
  readonly bold: boolean;
  readonly dim: boolean;
}

type Appearance = Omit<Span, 'text'>;

const PLAIN: Appearance = { bold: false, dim: false };
const COLOURS: Readonly<Record<number, Colour>> = {
  31: 'red',
  32: 'green',
  33: 'yellow',
  34: 'blue',
  35: 'magenta',
  36: 'cyan',
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one.
const SGR = /\x1b\[([\d;]*)m/;

/** One line of output, as spans; the line's appearance begins and ends plain. */
export function parseLine(line: string): Span[] {
  const [first = '', ...rest] = line.split(SGR);
  const spans: Span[] = [{ ...PLAIN, text: first }];
  let now = PLAIN;
  for (let i = 0; i < rest.length; i += 2) {
    now = (rest[i] ?? '').split(';').map(Number).reduce(apply, now);
    spans.push({ ...now, text: rest[i + 1] ?? '' });
  }
  return spans.filter(({ text }) => text !== '');
}

function apply(now: Appearance, code: number): Appearance {
  const { bold, dim } = now;
  if (code === 0) return PLAIN;
  if (code === 1) return { ...now, bold: true };
  if (code === 2) return { ...now, dim: true };
  if (code === 22) return { ...now, bold: false, dim: false };
  if (code === 39) return { bold, dim };
  const colour = COLOURS[code];
  return colour === undefined ? now : { bold, dim, colour };
}

const TAB_STOP = 8;

/** The spans with their tabs replaced by spaces, as a terminal shows them. */
export function expandTabs(spans: readonly Span[]): Span[] {
  let column = 0;
  const place = (character: string) => {
    const text = character === '\t' ? ' '.repeat(TAB_STOP - (column % TAB_STOP)) : character;
    column += text.length;
    return text;
  };
  return spans.map((span) => ({ ...span, text: [...span.text].map(place).join('') }));
}

/** The spans cut to a number of columns; what is cut off is shown by an ellipsis. */
export function cut(spans: readonly Span[], columns: number): Span[] {
  const width = spans.reduce((sum, { text }) => sum + text.length, 0);
  if (width <= columns) return [...spans];
  const kept: Span[] = [];
  let left = columns - 1;
  for (const span of spans) {
    if (left <= 0) break;
    kept.push({ ...span, text: span.text.slice(0, left) });
    left -= span.text.length;
  }
  return [...kept, { ...PLAIN, dim: true, text: '…' }];
}
