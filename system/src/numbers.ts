export const KIB = 1024n;
export const MIB = 1024n * KIB;
/** Smallest unit of stage-2 translation. */
export const PAGE = 4n * KIB;
/** Unit of a partition's memory: a level-2 block of stage-2 translation with a 4 KiB granule. */
export const BLOCK = 2n * MIB;

/** The next multiple of a power of two. */
export function alignUp(value: bigint, alignment: bigint): bigint {
  return (value + alignment - 1n) & ~(alignment - 1n);
}

/** A range of addresses, `end` excluded. */
export interface Range {
  readonly start: bigint;
  readonly end: bigint;
}

export function rangeOf(start: bigint, sizeBytes: number | bigint): Range {
  return { start, end: start + BigInt(sizeBytes) };
}
export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}
export function contains(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
