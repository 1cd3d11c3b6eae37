/** Console input by a script: what a test types, and when. */

export interface InputStep {
  readonly partition: string;
  /** Sent once this occurs in the partition's output after what its step before waited for. */
  readonly waitFor: RegExp | string;
  readonly send: string;
}

/** Output is searched in a window of this size, so that each test is cheap. */
const WINDOW_CHARACTERS = 64 * 1024;

export class ScriptedInput {
  private next = 0;
  /** Complete lines since the partition's last match. */
  private readonly windows = new Map<string, string>();
  private readonly partials = new Map<string, string>();
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
    this.partials.delete(partition);
    const window = `${this.windows.get(partition) ?? ''}${fresh}\n`;
    this.windows.set(partition, window.slice(-WINDOW_CHARACTERS));
    this.advance(partition);
  }

  /** The unfinished line has changed: prompts end without a newline. */
  partial(partition: string, text: string): void {
    this.partials.set(partition, text);
    this.advance(partition);
  }

  /** Takes every step that is due: one partition's may wait for what another has shown long ago. */
  private advance(changed: string): void {
    if (this.waiting?.partition !== changed) return;
    for (let step = this.waiting; step && this.isDue(step); step = this.waiting) {
      const { partition, send } = step;
      this.windows.delete(partition);
      this.consumed.set(partition, (this.partials.get(partition) ?? '').length);
      this.next += 1;
      this.send(partition, send);
    }
  }

  private isDue({ partition, waitFor }: InputStep): boolean {
    const partial = (this.partials.get(partition) ?? '').slice(this.consumed.get(partition) ?? 0);
    return occurs(waitFor, (this.windows.get(partition) ?? '') + partial);
  }
}

function occurs(pattern: RegExp | string, text: string): boolean {
  return typeof pattern === 'string' ? text.includes(pattern) : new RegExp(pattern).test(text);
}
