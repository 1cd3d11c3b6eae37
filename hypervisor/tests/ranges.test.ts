import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { contains, isAligned, isRange, overlaps } from '../core/validation/ranges.ts';

const LIMIT = 1n << 48n;
const u64 = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n });
const near = fc
  .tuple(fc.constantFrom(0n, 0x1000n, LIMIT, 1n << 63n, (1n << 64n) - 1n), fc.bigInt({ min: -2n, max: 2n }))
  .map(([edge, n]) => BigInt.asUintN(64, edge + n));
const anything = fc.oneof(u64, near);
const small = fc.bigInt({ min: 0n, max: 12n });
/** Ranges as `isRange` accepts them: small ones, which meet often, and any. */
const range = fc
  .oneof(fc.tuple(small, small), fc.tuple(anything, anything))
  .filter(([start, size]) => isRange(start, size));
const larger = (a: bigint, b: bigint) => [a, b].sort((x, y) => (x < y ? 1 : -1))[0]!;
const RUNS = { numRuns: 3000, seed: 1 };

test('a range is not empty and ends within 48 bits; no number at all fails a check', () => {
  fc.assert(
    fc.property(anything, anything, (start, size) => {
      expect(isRange(start, size)).toBe(size > 0n && start + size <= LIMIT);
    }),
    RUNS,
  );
});

test('contains and overlaps are what sets of bytes say', () => {
  fc.assert(
    fc.property(range, range, ([a, aSize], [b, bSize]) => {
      const first = larger(a, b);
      const last = -larger(-(a + aSize), -(b + bSize));
      const shared = larger(0n, last - first);
      expect(overlaps(a, aSize, b, bSize)).toBe(shared > 0n);
      expect(contains(a, aSize, b, bSize)).toBe(shared === bSize);
    }),
    RUNS,
  );
});

test('contains takes any numbers for the inner range', () => {
  fc.assert(
    fc.property(range, anything, anything, ([a, aSize], b, bSize) => {
      expect(contains(a, aSize, b, bSize)).toBe(bSize > 0n && b >= a && b + bSize <= a + aSize);
    }),
    RUNS,
  );
});

test('alignment is divisibility', () => {
  fc.assert(
    fc.property(anything, fc.integer({ min: 0, max: 63 }), (value, shift) => {
      expect(isAligned(value, 1n << BigInt(shift))).toBe(value % (1n << BigInt(shift)) === 0n);
    }),
    RUNS,
  );
});
