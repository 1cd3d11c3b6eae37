/** Arithmetic on ranges of addresses that come from outside and may be anything. */
import type { u64 } from '@bulkhead/bare';

const LIMIT: u64 = 1n << 48n;

/** The range is not empty and ends within 48 bits, so that later sums cannot overflow. */
export function isRange(start: u64, sizeBytes: u64): boolean {
  return sizeBytes > 0n && start < LIMIT && sizeBytes <= LIMIT - start;
}

/** `inner` lies in `outer`; both satisfy `isRange`. */
export function contains(outer: u64, outerSize: u64, inner: u64, innerSize: u64): boolean {
  return inner >= outer && inner + innerSize <= outer + outerSize;
}

/** The two ranges share a byte; both satisfy `isRange`. */
export function overlaps(a: u64, aSize: u64, b: u64, bSize: u64): boolean {
  return a < b + bSize && b < a + aSize;
}

export function isAligned(value: u64, alignment: u64): boolean {
  return (value & (alignment - 1n)) === 0n;
}
