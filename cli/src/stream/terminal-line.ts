/** Longer lines are broken, so that a guest cannot make us keep an endless one. */
const MAX_LINE_LENGTH = 4096;
/** Longer control sequences are not ones that we know; the rest is shown. */
const MAX_SEQUENCE_LENGTH = 64;
const ESCAPE = '\x1b';

/**
 * The last line of a terminal: turns console bytes into lines of plain text, as a person would read
 * them after backspaces, carriage returns and the line editing of shells. Control sequences (ECMA-48)
 * that do not concern the line are dropped, so that no guest can paint outside its own lines.
 */
export class TerminalLine {
  private readonly decoder = new TextDecoder();
  private cells: string[] = [];
  private cursor = 0;
  private sequence = '';

  constructor(private readonly onLine: (text: string) => void) {}

  /** The unfinished line. */
  get partial(): string {
    return this.cells.join('');
  }

  push(bytes: Uint8Array): void {
    this.pushText(this.decoder.decode(bytes, { stream: true }));
  }

  /** The console ends: an unfinished line is one. */
  end(): void {
    this.pushText(this.decoder.decode());
    if (this.cells.length > 0) this.finish();
  }

  private pushText(text: string): void {
    for (const character of text) {
      if (this.sequence !== '') this.continueSequence(character);
      else this.put(character);
    }
  }

  private put(character: string): void {
    if (character === '\n') this.finish();
    else if (character === '\r') this.cursor = 0;
    else if (character === '\b') this.cursor = Math.max(0, this.cursor - 1);
    else if (character === ESCAPE) this.sequence = character;
    else if (character === '\t' || isPrintable(character)) this.write(character);
  }

  private write(character: string): void {
    this.cells[this.cursor] = character;
    this.cursor += 1;
    if (this.cells.length >= MAX_LINE_LENGTH) this.finish();
  }

  private finish(): void {
    const text = this.partial;
    this.cells = [];
    this.cursor = 0;
    this.onLine(text);
  }

  /** `ESC [ parameters final`, `ESC ] text BEL`, or `ESC` and one character. */
  private continueSequence(character: string): void {
    if (character === '\n' || this.sequence.length >= MAX_SEQUENCE_LENGTH) {
      this.sequence = '';
      this.put(character);
      return;
    }
    this.sequence += character;
    if (this.sequence === `${ESCAPE}[` || this.sequence === `${ESCAPE}]`) return;
    if (this.sequence.startsWith(`${ESCAPE}]`)) {
      if (character === '\x07' || this.sequence.endsWith(`${ESCAPE}\\`)) this.sequence = '';
    } else if (character >= '@' || !this.sequence.startsWith(`${ESCAPE}[`)) {
      this.apply(character, Number.parseInt(this.sequence.slice(2), 10));
      this.sequence = '';
    }
  }

  private apply(final: string, parameter: number): void {
    const count = Math.min(Number.isNaN(parameter) ? 1 : parameter, MAX_LINE_LENGTH);
    if (final === 'D') this.cursor = Math.max(0, this.cursor - count);
    else if (final === 'C') this.moveRight(count);
    else if (final === 'K' || final === 'J') this.erase(Number.isNaN(parameter) ? 0 : parameter);
    else if (final === 'P') this.cells.splice(this.cursor, count);
    else if (final === '@') this.cells.splice(this.cursor, 0, ...' '.repeat(count));
  }

  private moveRight(count: number): void {
    this.cursor = Math.min(this.cursor + count, MAX_LINE_LENGTH - 1);
    while (this.cells.length < this.cursor) this.cells.push(' ');
  }

  private erase(mode: number): void {
    if (mode === 0) this.cells.length = Math.min(this.cells.length, this.cursor);
    else if (mode === 1) this.cells.fill(' ', 0, Math.min(this.cursor + 1, this.cells.length));
    else if (mode === 2) this.cells.fill(' ');
  }
}

function isPrintable(character: string): boolean {
  const code = character.codePointAt(0)!;
  return code >= 0x20 && (code < 0x7f || code >= 0xa0);
}
