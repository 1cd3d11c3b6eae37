/**
 * Arithmetic on ranges of addresses that come from outside and may be anything. Differences wrap: that is
 * shorter than sums that must not overflow, and right for every value.
 */
import { type u64, wrappingSub } from '@bulkhead/bare';

const LIMIT: u64 = 1n << 48n;

/** The range is not empty and ends within 48 bits, so that later sums cannot overflow. */
export function isRange(start: u64, sizeBytes: u64): boolean {
  return contains(0n, LIMIT, start, sizeBytes);
}

/** `inner`, which may be anything, is not empty and lies in `outer`, which satisfies `isRange`. */
export function contains(outer: u64, outerSize: u64, inner: u64, innerSize: u64): boolean {
  return (
    wrappingSub(innerSize, 1n) < outerSize && wrappingSub(inner, outer) <= wrappingSub(outerSize, innerSize)
  );
}

/** The two ranges share a byte; both satisfy `isRange`. */
export function overlaps(a: u64, aSize: u64, b: u64, bSize: u64): boolean {
  return wrappingSub(a, b) < bSize || wrappingSub(b, a) < aSize;
}

export function isAligned(value: u64, alignment: u64): boolean {
  return (value & (alignment - 1n)) === 0n;
}
