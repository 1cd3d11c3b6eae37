import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaleRegions } from '../../src/draw/memory/scale.ts';

const region = (sizeBytes: number, isFree = false) => ({ sizeBytes: BigInt(sizeBytes), isFree });

describe('lengths of regions', () => {
  it('are to scale', () => {
    const scaled = scaleRegions([region(100), region(300), region(600)], 500, 4);
    expect(scaled.map(({ length }) => length)).toEqual([50, 150, 300]);
  });

  it('are never too small to be seen, and the others stay in proportion', () => {
    const scaled = scaleRegions([region(1), region(100_000), region(300_000)], 404, 4);
    expect(scaled.map(({ length }) => length)).toEqual([4, 100, 300]);
  });

  it('of free memory are cut', () => {
    const scaled = scaleRegions([region(100), region(1_000_000, true), region(300)], 1000, 4);
    expect(scaled.map(({ length, isBroken }) => ({ length: Math.round(length), isBroken }))).toEqual([
      { length: 220, isBroken: false },
      { length: 120, isBroken: true },
      { length: 660, isBroken: false },
    ]);
  });

  it('can be given, for what is not to scale', () => {
    const scaled = scaleRegions([{ ...region(7), length: 16 }, region(100), region(100)], 216, 4);
    expect(scaled.map(({ length }) => length)).toEqual([16, 100, 100]);
    expect(scaled[0]!.isBroken).toBe(true);
  });

  it('fill the bar whatever the sizes are', () => {
    const any = fc.record({ size: fc.integer({ min: 1, max: 2 ** 40 }), isFree: fc.boolean() });
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 40 }), (sizes) => {
        const regions = sizes.map(({ size, isFree }) => region(size, isFree));
        const scaled = scaleRegions(regions, 840, 4);
        const sum = scaled.reduce((total, { length }) => total + length, 0);
        expect(sum).toBeCloseTo(840, 6);
        for (const { length } of scaled) expect(length).toBeGreaterThanOrEqual(4 - 1e-9);
      }),
    );
  });
});
