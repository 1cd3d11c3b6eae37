/** Collects the body of one C function, and says with `#line` which TypeScript line each line is. */
export class Writer {
  readonly #lines: string[] = [];
  #indent = 0;
  /** The source line that the C compiler will take the next line of output to be. */
  #impliedLine = -1;
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** Marks what follows as coming from `line` of the source. */
  at(line: number): void {
    if (line === this.#impliedLine) return;
    this.#lines.push(`#line ${line} "${this.#file}"`);
    this.#impliedLine = line;
  }

  line(text: string): void {
    this.#lines.push('  '.repeat(this.#indent) + text);
    this.#impliedLine++;
  }

  open(text: string): void {
    this.line(text);
    this.#indent++;
  }

  close(text = '}'): void {
    this.#indent--;
    this.line(text);
  }

  /** Closes a block and opens the next on the same line: `} else {`. */
  turn(text: string): void {
    this.#indent--;
    this.open(text);
  }

  get text(): string {
    return this.#lines.join('\n');
  }
}
