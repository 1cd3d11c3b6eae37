import type { NameColumn } from './style.ts';

const RETURN_AND_ERASE = '\r\x1b[K';

/**
 * Shows the lines of all consoles, each with its name before it. The unfinished line of the attached
 * console stays at the bottom, so that prompts and what is typed can be seen.
 */
export class LineView {
  private partial = '';

  constructor(
    private readonly output: NodeJS.WritableStream,
    private readonly column: NameColumn,
    private readonly attached?: string,
  ) {}

  /** A complete line of a console. */
  line(name: string, text: string): void {
    if (name === this.attached) this.partial = '';
    this.print(`${this.column.prefix(name)}${text}`);
  }

  /** Text of our own, of one or more lines. */
  print(text: string): void {
    if (this.attached === undefined) this.output.write(`${text}\n`);
    else this.output.write(`${RETURN_AND_ERASE}${text}\n${this.shownPartial()}`);
  }

  showPartial(name: string, text: string): void {
    if (name !== this.attached || text === this.partial) return;
    this.partial = text;
    this.output.write(`${RETURN_AND_ERASE}${this.shownPartial()}`);
  }

  private shownPartial(): string {
    return this.partial === '' ? '' : `${this.column.prefix(this.attached!)}${this.partial}`;
  }
}
