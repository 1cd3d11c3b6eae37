import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BLOCK, contains, overlaps, rangeOf } from '../src/numbers.ts';
import { type MemoryDemand, placeMemory } from '../src/stages/memory.ts';

const block = Number(BLOCK);
const free = { start: 0x4022_7000n, end: 0x8000_0000n };

/** Up to eight demands; fixed ones (each in its own 64 MiB) do not overlap. */
const demands = fc.array(
  fc.record({
    blocks: fc.integer({ min: 1, max: 32 }),
    fixed: fc.boolean(),
    slot: fc.integer({ min: 1, max: 15 }),
  }),
  { minLength: 1, maxLength: 8 },
);
type Shape = { blocks: number; fixed: boolean; slot: number };

function toDemands(shapes: readonly Shape[]): MemoryDemand[] {
  const slots = new Set<number>();
  return shapes.map(({ blocks, fixed, slot }) => {
    const ramSizeBytes = blocks * block;
    if (!fixed || slots.has(slot)) return { ramSizeBytes };
    slots.add(slot);
    return { ramSizeBytes, fixedRamPa: 0x4000_0000n + BigInt(slot) * 0x400_0000n };
  });
}

test('placed memory is aligned, inside the free range, and disjoint', () => {
  fc.assert(
    fc.property(demands, (shapes) => {
      const wanted = toDemands(shapes);
      const starts = placeMemory(wanted, free, BLOCK);
      const ranges = starts.flatMap((start, index) =>
        start === undefined ? [] : [rangeOf(start, wanted[index]!.ramSizeBytes)],
      );
      for (const [index, range] of ranges.entries()) {
        expect(range.start % BLOCK).toBe(0n);
        expect(contains(free, range)).toBe(true);
        expect(ranges.slice(0, index).some((other) => overlaps(other, range))).toBe(false);
      }
    }),
  );
});

test('nothing is refused while a hole that is large enough is left', () => {
  fc.assert(
    fc.property(demands, (shapes) => {
      const wanted = toDemands(shapes);
      const total = wanted.reduce((sum, { ramSizeBytes }) => sum + ramSizeBytes, 0);
      const starts = placeMemory(wanted, { start: 0n, end: BigInt(total) + 0x1_0000_0000n }, BLOCK);
      expect(starts).not.toContain(undefined);
    }),
  );
});

test('the same demands get the same places, in their order', () => {
  fc.assert(
    fc.property(demands, (shapes) => {
      const wanted = toDemands(shapes).map(({ ramSizeBytes }) => ({ ramSizeBytes }));
      const starts = placeMemory(wanted, free, BLOCK);
      expect(placeMemory(wanted, free, BLOCK)).toEqual(starts);
      const placed = starts.filter((start) => start !== undefined);
      expect(placed).toEqual([...placed].sort((a, b) => Number(a - b)));
    }),
  );
});
