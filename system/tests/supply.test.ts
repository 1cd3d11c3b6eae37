import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDuration, parseDuration } from '../src/index.ts';
import { type Frame, leastSupplied, longestGap, suppliedIn } from '../src/time/supply.ts';
import { greatestCommonDivisor } from '../src/time/units.ts';

/** Small numbers, so that a simulation can look at every instant: 1 unit is 1 ns. */
const frame: fc.Arbitrary<Frame> = fc
  .array(fc.tuple(fc.nat(7), fc.integer({ min: 1, max: 7 })), { maxLength: 5 })
  .chain((parts) => {
    let end = 0;
    const windows = parts.map(([gap, duration]) => {
      const start = end + gap;
      end = start + duration;
      return { startNs: BigInt(start), durationNs: BigInt(duration) };
    });
    return fc.nat(9).map((rest) => ({ frameNs: BigInt(Math.max(1, end + rest)), windows }));
  });
const period = fc.integer({ min: 1, max: 60 }).map(BigInt);

/** Whether a window has the core in the unit of time that begins then. */
function isOn({ frameNs, windows }: Frame, time: bigint): boolean {
  const at = time % frameNs;
  return windows.some(({ startNs, durationNs }) => at >= startNs && at < startNs + durationNs);
}

function simulate(one: Frame, start: bigint, length: bigint): bigint {
  let supplied = 0n;
  for (let time = start; time < start + length; time++) if (isOn(one, time)) supplied++;
  return supplied;
}

function least(values: readonly bigint[]): bigint | undefined {
  return [...values].sort((a, b) => Number(a - b))[0];
}

describe('what windows supply', () => {
  test('in an interval is what a simulation counts', () => {
    fc.assert(
      fc.property(frame, fc.nat(200).map(BigInt), period, (one, start, length) => {
        expect(suppliedIn(one, start, length)).toBe(simulate(one, start, length));
      }),
    );
  });

  test('in the worst period is what a simulation of every period of the hyperperiod finds', () => {
    fc.assert(
      fc.property(frame, period, (one, length) => {
        const grid = greatestCommonDivisor(length, one.frameNs);
        const periods = Array.from({ length: Number(one.frameNs / grid) }, (_, index) =>
          simulate(one, BigInt(index) * length, length),
        );
        const worst = leastSupplied(one, length, grid);
        expect(worst.suppliedNs).toBe(least(periods));
        expect(simulate(one, worst.startNs, length)).toBe(worst.suppliedNs);
      }),
      { numRuns: 1000 },
    );
  });

  test('in the worst interval at any time is what a simulation finds', () => {
    fc.assert(
      fc.property(frame, period, (one, length) => {
        const starts = Array.from({ length: Number(one.frameNs) }, (_, index) =>
          simulate(one, BigInt(index), length),
        );
        expect(leastSupplied(one, length).suppliedNs).toBe(least(starts));
      }),
    );
  });

  test('the longest gap is the longest run without a window', () => {
    fc.assert(
      fc.property(
        frame.filter(({ windows }) => windows.length > 0),
        (one) => {
          let [run, longest] = [0n, 0n];
          for (let time = 0n; time < 2n * one.frameNs; time++) {
            run = isOn(one, time) ? 0n : run + 1n;
            if (run > longest) longest = run;
          }
          expect(longestGap(one)).toBe(longest);
        },
      ),
    );
    expect(longestGap({ frameNs: 5n, windows: [] })).toBeUndefined();
  });
});

describe('durations', () => {
  test.each([
    ['10ms', 10_000_000n],
    ['0.5us', 500n],
    ['1.000000001s', 1_000_000_001n],
    ['0s', 0n],
    [7n, 7n],
    ['24.0h', undefined],
    ['0.5ns', undefined],
    ['-1ms', undefined],
    ['1e3ms', undefined],
    ['86401s', undefined],
    [5, undefined],
    [-1n, undefined],
  ])('%s is %s ns', (text, ns) => {
    expect(parseDuration(text)).toBe(ns);
  });

  test('what is shown is read back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 86_400_000_000_000n }), (ns) => {
        expect(parseDuration(formatDuration(ns))).toBe(ns);
      }),
    );
  });
});
