/** Console input by a script: what a test types, and when. */

export interface InputStep {
  readonly partition: string;
  /** Sent once this occurs in the partition's output after what the step before waited for. */
  readonly waitFor: RegExp | string;
  readonly send: string;
}

/** Output is searched in a window of this size, so that each test is cheap. */
const WINDOW_CHARACTERS = 64 * 1024;

export class ScriptedInput {
  private next = 0;
  /** Complete lines since the last match, by partition. */
  private readonly windows = new Map<string, string>();
  /** How much of each unfinished line an earlier step has already matched. */
  private readonly consumed = new Map<string, number>();

  constructor(
    private readonly steps: readonly InputStep[],
    private readonly send: (partition: string, text: string) => void,
  ) {}

  /** The step that has not been reached; undefined when all are done. */
  get waiting(): InputStep | undefined {
    return this.steps[this.next];
  }

  /** A line is complete. */
  line(partition: string, text: string): void {
    const fresh = text.slice(this.consumed.get(partition) ?? 0);
    this.consumed.delete(partition);
    const window = `${this.windows.get(partition) ?? ''}${fresh}\n`;
    this.windows.set(partition, window.slice(-WINDOW_CHARACTERS));
    this.advance(partition, '');
  }

  /** The unfinished line has changed: prompts end without a newline. */
  partial(partition: string, text: string): void {
    this.advance(partition, text);
  }

  private advance(partition: string, partial: string): void {
    const step = this.waiting;
    if (step?.partition !== partition) return;
    const fresh = partial.slice(this.consumed.get(partition) ?? 0);
    if (!occurs(step.waitFor, (this.windows.get(partition) ?? '') + fresh)) return;
    this.windows.clear();
    this.consumed.set(partition, partial.length);
    this.next += 1;
    this.send(partition, step.send);
  }
}

function occurs(pattern: RegExp | string, text: string): boolean {
  return typeof pattern === 'string' ? text.includes(pattern) : new RegExp(pattern).test(text);
}
