import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TerminalLine } from '../src/stream/terminal-line.ts';

function show(...chunks: (string | Uint8Array)[]): { lines: string[]; partial: string } {
  const lines: string[] = [];
  const terminal = new TerminalLine((line) => lines.push(line));
  for (const chunk of chunks) terminal.push(Buffer.from(chunk));
  return { lines, partial: terminal.partial };
}

describe('a terminal line', () => {
  it.each([
    ['plain lines', 'one\ntwo\r\n', ['one', 'two'], ''],
    ['a prompt', 'login: ', [], 'login: '],
    ['a carriage return before other text', '10%\r20%\n', ['20%'], ''],
    ['backspace, as an editor erases', 'lx\b \bs\n', ['ls'], ''],
    ['colours', '\x1b[1;31mred\x1b[0m\n', ['red'], ''],
    ['a cursor position request', '\x1b[6n~ # ', [], '~ # '],
    ['erasing to the end of the line', 'abcdef\x1b[3D\x1b[K\n', ['abc'], ''],
    ['moving right over nothing', 'a\x1b[2Cb\n', ['a  b'], ''],
    ['deleting and inserting characters', 'abcd\r\x1b[P\x1b[@X\n', ['Xbcd'], ''],
    ['a window title', '\x1b]0;title\x07text\n', ['text'], ''],
    ['other control characters', 'a\x00\x07\x0cb\x7f\x9bc\n', ['abc'], ''],
    ['empty lines', '\n\n', ['', ''], ''],
  ])('reads %s', (_title, text, lines, partial) => {
    expect(show(text)).toEqual({ lines, partial });
  });

  it('does not depend on how the bytes are cut, characters of several bytes included', () => {
    const part = fc.constantFrom('é', '日本', '\x1b[31m', '\x1b[K', '\b', '\r', '\n', 'text', '\x1b', '[');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), fc.nat(100), (parts, position) => {
        const bytes = Buffer.from(parts.join(''));
        expect(show(bytes.subarray(0, position), bytes.subarray(position))).toEqual(show(bytes));
      }),
    );
  });

  it('breaks endless lines and gives up endless sequences', () => {
    const { lines, partial } = show('x'.repeat(10_000));
    expect(lines.map((line) => line.length)).toEqual([4096, 4096]);
    expect(partial).toHaveLength(10_000 - 8192);
    expect(show(`\x1b[${'1;'.repeat(100)}\nnext\n`).lines.at(-1)).toBe('next');
  });

  it('ends an unfinished line with the console', () => {
    const lines: string[] = [];
    const terminal = new TerminalLine((line) => lines.push(line));
    terminal.push(Buffer.from('last words'));
    terminal.end();
    expect(lines).toEqual(['last words']);
  });
});
