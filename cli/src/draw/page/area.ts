/** A part of the page, and the words above it. */
import { type Drawing, line, text } from '../svg.ts';
import { flow, lineCount } from '../text/flow.ts';
import { type RoleName, widthOf } from '../text/roles.ts';

/** Where a section begins, and how wide it may be. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const NOTE_LINE = 16;

/** A heading, a line below it and a note of as many lines as it needs. */
export function heading(title: string, note: string, area: Area): Drawing {
  const { x, y, width } = area;
  const under = y + 22;
  const words = paragraph(note, 'note', { x, y: under + 18, width });
  return {
    elements: [
      text({ x, y: y + 14 }, 'heading', title),
      line({ x, y: under }, { x: x + width, y: under }, 'rule'),
      ...words.elements,
    ],
    bottom: words.bottom + 6,
  };
}

/** Words in lines that fit; `y` is the first baseline. */
export function paragraph(words: string, role: RoleName, { x, y, width }: Area): Drawing {
  const flowed = flow(words.split(' '), (word) => widthOf(word, role), width, widthOf(' ', role));
  const lines = Array.from({ length: lineCount(flowed) }, (_, index) =>
    flowed
      .filter(({ line: number }) => number === index)
      .map(({ item }) => item)
      .join(' '),
  );
  return {
    elements: lines.map((content, index) => text({ x, y: y + index * NOTE_LINE }, role, content)),
    bottom: y + lines.length * NOTE_LINE - 8,
  };
}
