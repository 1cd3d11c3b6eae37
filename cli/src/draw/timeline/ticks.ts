/** Marks of a time axis: at multiples of 1, 2 or 5 of a unit, with room for their words. */
import { widthOf } from '../text/roles.ts';
import { timeWords } from '../text/words.ts';

export interface Tick {
  readonly timeNs: bigint;
  readonly x: number;
  readonly words: string;
}

const GAP = 22;
const STEPS = [1n, 2n, 5n] as const;

/** Marks from 0 to the end of the frame, both included. */
export function ticksOf(frameNs: bigint, x: number, width: number): Tick[] {
  const at = (timeNs: bigint): Tick => ({
    timeNs,
    x: x + (Number(timeNs) / Number(frameNs)) * width,
    words: timeWords(timeNs),
  });
  const last = at(frameNs);
  const stepNs = stepOf(frameNs, width);
  const inner = Array.from({ length: Number((frameNs - 1n) / stepNs) + 1 }, (_, index) =>
    at(BigInt(index) * stepNs),
  );
  return [...inner.filter((tick) => last.x - tick.x >= roomFor(tick, last)), last];
}

/** Words are centred at their marks, but for the last, which end there. */
function roomFor(a: Tick, b: Tick): number {
  return widthOf(a.words, 'tick') / 2 + widthOf(b.words, 'tick') + GAP / 2;
}

/** The smallest step whose words do not touch. */
function stepOf(frameNs: bigint, width: number): bigint {
  for (let unit = 1n; ; unit *= 10n) {
    for (const step of STEPS) {
      const stepNs = step * unit;
      const pitch = (Number(stepNs) / Number(frameNs)) * width;
      if (stepNs >= frameNs || pitch >= widestWords(frameNs, stepNs) + GAP) return stepNs;
    }
  }
}

/** Of the marks: three figures more than the step has are the most that a frame of ten seconds needs. */
function widestWords(frameNs: bigint, stepNs: bigint): number {
  const last = ((frameNs - 1n) / stepNs) * stepNs;
  return Math.max(
    widthOf(timeWords(last), 'tick'),
    widthOf(timeWords(stepNs), 'tick'),
    widthOf('000us', 'tick'),
  );
}
