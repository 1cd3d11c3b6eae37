/**
 * How much time the windows of a repeating frame supply. All times are ns since the first frame began;
 * windows are in order and do not overlap.
 */
export interface Frame {
  readonly frameNs: bigint;
  readonly windows: readonly { readonly startNs: bigint; readonly durationNs: bigint }[];
}

/** Time in windows from 0 to `timeNs`. */
function suppliedUntil({ frameNs, windows }: Frame, timeNs: bigint): bigint {
  const rest = timeNs % frameNs;
  const perFrame = windows.reduce((sum, { durationNs }) => sum + durationNs, 0n);
  const inRest = windows.reduce((sum, { startNs, durationNs }) => {
    return sum + clamp(rest - startNs, durationNs);
  }, 0n);
  return (timeNs / frameNs) * perFrame + inRest;
}

function clamp(value: bigint, most: bigint): bigint {
  if (value <= 0n) return 0n;
  if (value >= most) return most;
  return value;
}

/** Time in windows in an interval. */
export function suppliedIn(frame: Frame, startNs: bigint, lengthNs: bigint): bigint {
  return suppliedUntil(frame, startNs + lengthNs) - suppliedUntil(frame, startNs);
}

export interface Interval {
  readonly startNs: bigint;
  readonly suppliedNs: bigint;
}

/**
 * The interval of `lengthNs` that gets least, of those that start at a multiple of `gridNs` (which divides the
 * frame). What an interval gets is a piecewise linear function of its start, whose pieces meet where an end of the
 * interval meets an end of a window: so the least is at the first or last multiple within a piece, and looking
 * there is exact however long the hyperperiod is.
 */
export function leastSupplied(frame: Frame, lengthNs: bigint, gridNs = 1n): Interval {
  const { frameNs, windows } = frame;
  const corners = windows.flatMap(({ startNs, durationNs }) => [startNs, startNs + durationNs]);
  const starts = corners.flatMap((corner) => [corner, modulo(corner - lengthNs, frameNs)]);
  const below = (time: bigint) => time - (time % gridNs);
  const candidates = [0n, ...starts.flatMap((start) => [below(start), below(start + gridNs - 1n)])];
  const intervals = candidates.map((candidate) => {
    const startNs = candidate % frameNs;
    return { startNs, suppliedNs: suppliedIn(frame, startNs, lengthNs) };
  });
  return intervals.reduce((least, one) => (isWorse(one, least) ? one : least));
}

function isWorse(one: Interval, other: Interval): boolean {
  if (one.suppliedNs !== other.suppliedNs) return one.suppliedNs < other.suppliedNs;
  return one.startNs < other.startNs;
}

function modulo(value: bigint, modulus: bigint): bigint {
  return ((value % modulus) + modulus) % modulus;
}

/** The longest time from the end of a window to the start of the next one; undefined without windows. */
export function longestGap({ frameNs, windows }: Frame): bigint | undefined {
  const [first] = windows;
  if (!first) return undefined;
  const gaps = windows.map(({ startNs, durationNs }, index) => {
    const next = windows[index + 1]?.startNs ?? first.startNs + frameNs;
    return next - (startNs + durationNs);
  });
  return gaps.sort(byValue).at(-1);
}

function byValue(a: bigint, b: bigint): number {
  return a < b ? -1 : Number(a > b);
}
