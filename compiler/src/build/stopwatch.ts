/** Milliseconds of the stages of a build. */
export class Stopwatch {
  readonly laps: Record<string, number> = {};
  #last = performance.now();

  lap(stage: string): void {
    const now = performance.now();
    this.laps[stage] = Math.round(now - this.#last);
    this.#last = now;
  }
}
