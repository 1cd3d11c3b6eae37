/** Divides a length among regions whose sizes differ by factors of thousands. */

export interface Scaled {
  readonly length: number;
  /** Drawn shorter than its size asks for, with a break. */
  readonly isBroken: boolean;
}

export interface ScaledRegion {
  readonly sizeBytes: bigint;
  readonly isFree: boolean;
  /** Not to scale: it has this length. */
  readonly length?: number;
}

/** Of the whole length: no region that is free gets more. */
const MOST_OF_FREE = 0.12;

/**
 * Lengths that are proportional to the sizes, with two exceptions: none is less than `least`, so that each can be
 * seen; and what is free is cut where it would leave little room for the rest.
 */
export function scaleRegions(regions: readonly ScaledRegion[], total: number, least: number): Scaled[] {
  const fixed = new Map(
    regions.flatMap(({ length }, index) => (length === undefined ? [] : [[index, length] as const])),
  );
  for (;;) {
    const [index, length] = firstOutside(regions, fixed, total, least) ?? [];
    if (index === undefined || length === undefined) break;
    fixed.set(index, length);
  }
  const perByte = unitLength(regions, fixed, total);
  return regions.map(({ sizeBytes }, index) => {
    const length = fixed.get(index) ?? Number(sizeBytes) * perByte;
    return { length, isBroken: fixed.has(index) && length > least };
  });
}

/** A region whose proportional length is not allowed, and the one that it gets; the longest first. */
function firstOutside(
  regions: readonly ScaledRegion[],
  fixed: ReadonlyMap<number, number>,
  total: number,
  least: number,
): readonly [number, number] | undefined {
  const perByte = unitLength(regions, fixed, total);
  const most = Math.max(total * MOST_OF_FREE, least);
  const left = regions.flatMap((region, index) =>
    fixed.has(index) ? [] : [{ ...region, index, length: Number(region.sizeBytes) * perByte }],
  );
  const others = left.length > 1;
  const long = left.find(({ isFree, length }) => isFree && length > most && others);
  if (long) return [long.index, most];
  const short = left.find(({ length }) => length < least && others);
  return short && [short.index, least];
}

/** The length of a byte in what is not fixed. */
function unitLength(
  regions: readonly ScaledRegion[],
  fixed: ReadonlyMap<number, number>,
  total: number,
): number {
  const rest = total - [...fixed.values()].reduce((sum, length) => sum + length, 0);
  const bytes = regions.reduce(
    (sum, { sizeBytes }, index) => sum + (fixed.has(index) ? 0 : Number(sizeBytes)),
    0,
  );
  return bytes === 0 ? 0 : Math.max(0, rest) / bytes;
}
