import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { VgicBench } from './model/vgic-bench.ts';
import { commands, listRegisters, live, Pair, VCPUS } from './model/vgic-pair.ts';

vi.mock('@bulkhead/bare/unsafe', () => import('./model/intrinsics.ts'));

const pairOf = (count: number, isLive: boolean) => new Pair(new VgicBench(VCPUS, count), count, isLive);

describe('the virtual GIC against a distributor without list registers', () => {
  test('takes exactly what may be taken, by priority, when every core answers at once', () => {
    fc.assert(
      fc.property(listRegisters, live, commands, (count, isLive, steps) => {
        const pair = pairOf(count, isLive);
        for (const step of steps) {
          pair.apply(step);
          pair.bench.settle();
          if (step.do === 'take') pair.takeChecked(step.vcpu);
          if (step.do === 'read') pair.readChecked(step.vcpu);
          pair.bench.settle();
        }
        pair.drain();
        pair.expectQuiet();
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  test('loses none and gives none twice when cores answer late', () => {
    fc.assert(
      fc.property(listRegisters, live, commands, (count, isLive, steps) => {
        const pair = pairOf(count, isLive);
        for (const step of steps) {
          pair.apply(step);
          if (step.do === 'take') pair.take(step.vcpu);
        }
        pair.drain();
        pair.expectQuiet();
      }),
      { numRuns: 150, seed: 2 },
    );
  });

  test('keeps what the guest makes pending while the interrupt is in service', () => {
    const pair = pairOf(4, true);
    for (let i = 0; i < 2; i++) {
      pair.apply({ do: 'pend', vcpu: 0, intid: 32 });
      pair.bench.settle();
      if (i === 0) expect(pair.take(0)).toBe(32);
    }
    pair.drain();
    pair.expectQuiet();
  });
});
