import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CoreRecord } from '../abi/configuration.ts';
import { advance, buildTimeline, NOBODY, Timeline, ticksOf } from '../core/timeline.ts';

const US = 1000n;

/** Windows as validation lets them through: in order, apart, at least 50 us, multiples of 1 us. */
const schedules = fc
  .array(fc.record({ gapUs: fc.nat(2000), durationUs: fc.integer({ min: 50, max: 5000 }) }), {
    minLength: 1,
    maxLength: 16,
  })
  .chain((windows) =>
    fc.record({
      windows: fc.constant(windows),
      tailUs: fc.nat(3000),
      frequency: fc.constantFrom(1_000_000n, 19_200_000n, 24_000_000n, 62_500_000n, 1_000_000_000n),
      epoch: fc.bigInt({ min: 0n, max: 1n << 60n }),
    }),
  );

function record(windows: readonly { gapUs: number; durationUs: number }[], tailUs: number): CoreRecord {
  const core = new CoreRecord();
  let at = 0n;
  for (const [index, { gapUs, durationUs }] of windows.entries()) {
    const window = core.windows[index]!;
    window.startNs = at + BigInt(gapUs) * US;
    window.durationNs = BigInt(durationUs) * US;
    window.partition = index % 8;
    at = window.startNs + window.durationNs;
  }
  core.windowCount = windows.length;
  core.majorFrameNs = at + BigInt(tailUs) * US;
  return core;
}

/** Who has the core at a time, straight from the record. */
function owner(core: CoreRecord, frequency: bigint, since: bigint): number {
  const ticks = (ns: bigint) => ticksOf(ns, frequency);
  for (let i = 0; i < core.windowCount; i++) {
    const { startNs, durationNs, partition } = core.windows[i]!;
    if (since >= ticks(startNs) && since < ticks(startNs + durationNs)) return partition;
  }
  return NOBODY;
}

describe('the timeline of a shared core', () => {
  it('gives every tick of every frame to the vCPU whose window it is', () => {
    const steps = fc.array(fc.oneof(fc.bigInt(0n, 3_000_000n), fc.bigInt(0n, 1n << 45n)), { maxLength: 40 });
    fc.assert(
      fc.property(schedules, steps, ({ windows, tailUs, frequency, epoch }, deltas) => {
        const core = record(windows, tailUs);
        const timeline = new Timeline();
        buildTimeline(timeline, core, frequency, epoch);
        const frame = ticksOf(core.majorFrameNs, frequency);
        let now = epoch;
        for (const delta of deltas) {
          now += delta;
          advance(timeline, now);
          const since = (now - epoch) % frame;
          expect(timeline.segments[timeline.index]!.partition).toBe(owner(core, frequency, since));
          const end = timeline.end;
          expect(end).toBeGreaterThan(now);
          const last = (end - 1n - epoch) % frame;
          expect(owner(core, frequency, last)).toBe(owner(core, frequency, since));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('loses no budget: the segments of a window add up to its length in every frame', () => {
    fc.assert(
      fc.property(schedules, ({ windows, tailUs, frequency, epoch }) => {
        const core = record(windows, tailUs);
        const timeline = new Timeline();
        buildTimeline(timeline, core, frequency, epoch);
        const given = new Map<number, bigint>();
        let now = epoch;
        const frame = ticksOf(core.majorFrameNs, frequency);
        while (now < epoch + 3n * frame) {
          advance(timeline, now);
          const end = timeline.end;
          const { partition } = timeline.segments[timeline.index]!;
          given.set(partition, (given.get(partition) ?? 0n) + end - now);
          now = end;
        }
        for (let partition = 0; partition < 8; partition++) {
          let wanted = 0n;
          for (const { startNs, durationNs, partition: of } of [...core.windows].slice(0, core.windowCount))
            if (of === partition)
              wanted += ticksOf(startNs + durationNs, frequency) - ticksOf(startNs, frequency);
          expect(given.get(partition) ?? 0n).toBe(3n * wanted);
        }
      }),
      { numRuns: 200 },
    );
  });
});
