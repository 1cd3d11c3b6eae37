/** What the virtual interrupt controllers of both families keep to. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { commands, listRegisters, live, type Pair } from './vgic-pair.ts';

/** Declares the tests; `pairOf` makes a partition with so many list registers, beside the reference. */
export function testAgainstReference(pairOf: (listRegisters: number, isLive: boolean) => Pair): void {
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
}
