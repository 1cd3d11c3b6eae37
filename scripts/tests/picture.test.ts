import pc from 'picocolors';
import { expect, test } from 'vitest';
import { cut, expandTabs, parseLine } from '../picture/ansi.ts';
import { terminalPicture } from '../picture/svg.ts';

const { bold, dim, green, red } = pc.createColors(true);

test('colours, bold and dim become spans, and end where they end', () => {
  expect(parseLine(`a ${green('ok')} ${bold(red('no'))} ${dim('|')} b`)).toEqual([
    { text: 'a ', bold: false, dim: false },
    { text: 'ok', bold: false, dim: false, colour: 'green' },
    { text: ' ', bold: false, dim: false },
    { text: 'no', bold: true, dim: false, colour: 'red' },
    { text: ' ', bold: false, dim: false },
    { text: '|', bold: false, dim: true },
    { text: ' b', bold: false, dim: false },
  ]);
});

test('a line that is too long is cut, and says so', () => {
  const text = (line: string, columns: number) =>
    cut(parseLine(line), columns)
      .map((span) => span.text)
      .join('');
  expect(text(`${green('abc')}def`, 6)).toBe('abcdef');
  expect(text(`${green('abc')}def`, 5)).toBe('abcd…');
  expect(text(`${green('abc')}def`, 3)).toBe('ab…');
});

test('tabs go to the next stop of the whole line, whatever the colours', () => {
  const spans = expandTabs(parseLine(`${green('ab')}\tc\t${dim('12345678')}\td`));
  expect(spans.map((span) => span.text).join('')).toBe('ab      c       12345678        d');
});

test('every line is a row of the grid; markup in it is text', () => {
  const svg = terminalPicture(['one', `  ${green('<two> & 3')}`], { title: 'a < b', columns: 20 });
  expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 192 100"/);
  expect(svg).toContain('<title>a &lt; b</title>');
  expect(svg).toContain(
    '<text x="32" y="79" textLength="72" lengthAdjust="spacingAndGlyphs" fill="#56d364">&lt;two&gt; &amp; 3</text>',
  );
});
