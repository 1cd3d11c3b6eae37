import { alignUp, overlaps, type Range, rangeOf } from '../numbers.ts';

/** A partition's demand for memory. */
export interface MemoryDemand {
  readonly ramSizeBytes: number;
  readonly fixedRamPa?: bigint;
}

/**
 * Board-physical addresses for the partitions' memory, in their order: fixed ones where they are said to
 * be, each other one at the lowest aligned place in `free` that is left beside `reserved`. Undefined for one that does
 * not fit. Fixed places are taken as they are; the checks judge them.
 */
export function placeMemory(
  demands: readonly MemoryDemand[],
  free: Range,
  alignment: bigint,
  reserved: readonly Range[] = [],
): (bigint | undefined)[] {
  const fixed = demands.flatMap(({ fixedRamPa, ramSizeBytes }) =>
    fixedRamPa === undefined ? [] : [rangeOf(fixedRamPa, ramSizeBytes)],
  );
  const taken = [...reserved, ...fixed];
  return demands.map(({ fixedRamPa, ramSizeBytes }) => {
    if (fixedRamPa !== undefined) return fixedRamPa;
    const found = firstFit(ramSizeBytes, free, taken, alignment);
    if (found) taken.push(found);
    return found?.start;
  });
}

/** The lowest aligned place that is free. Candidates are the start of the free range and the end of everything taken. */
export function firstFit(
  sizeBytes: number,
  free: Range,
  taken: readonly Range[],
  alignment: bigint,
): Range | undefined {
  const starts = [free.start, ...taken.map((range) => range.end)]
    .map((start) => alignUp(start, alignment))
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  for (const start of starts) {
    const candidate = rangeOf(start, sizeBytes);
    const fits = start >= free.start && candidate.end <= free.end;
    if (fits && !taken.some((range) => overlaps(range, candidate))) return candidate;
  }
  return undefined;
}
