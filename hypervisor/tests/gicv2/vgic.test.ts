import { describe, expect, test, vi } from 'vitest';
import { Pair, VCPUS } from '../model/vgic-pair.ts';
import { testAgainstReference } from '../model/vgic-properties.ts';
import { Vgic2Bench } from '../model/vgic2-bench.ts';

vi.mock('@bulkhead/bare/unsafe', () => import('../model/intrinsics.ts'));

const pairOf = (count: number, isLive: boolean) => new Pair(new Vgic2Bench(VCPUS, count), count, isLive);

describe('the virtual GICv2 against a distributor without list registers', () => {
  testAgainstReference(pairOf);

  test('gives an SGI once for each sender, who is told', () => {
    const pair = pairOf(4, true);
    for (const vcpu of [2, 0, 1, 2]) pair.apply({ do: 'sgi', vcpu, intid: 7, targets: 1 });
    pair.bench.settle();
    const senders = [0, 1, 2].map(() => {
      expect(pair.take(0)).toBe(7);
      const sender = pair.bench.sender(0, 7);
      pair.end(0);
      pair.bench.settle();
      return sender;
    });
    expect(senders).toEqual([0, 1, 2]);
    pair.drain();
    pair.expectQuiet();
  });
});
