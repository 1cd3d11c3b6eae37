import { describe, vi } from 'vitest';
import { VgicBench } from './model/vgic-bench.ts';
import { Pair, VCPUS } from './model/vgic-pair.ts';
import { testAgainstReference } from './model/vgic-properties.ts';

vi.mock('@bulkhead/bare/unsafe', () => import('./model/intrinsics.ts'));

describe('the virtual GIC against a distributor without list registers', () => {
  testAgainstReference((count, isLive) => new Pair(new VgicBench(VCPUS, count), count, isLive));
});
