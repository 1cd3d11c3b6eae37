import { describe, vi } from 'vitest';
import { Pair, VCPUS } from '../model/vgic-pair.ts';
import { testAgainstReference } from '../model/vgic-properties.ts';
import { Vgic36Bench } from '../model/vgic36-bench.ts';

vi.mock('@bulkhead/bare/unsafe', () => import('../model/intrinsics.ts'));

const LIST_REGISTERS = 4;

describe('the virtual GICv2 without a GIC, against a distributor without list registers', () => {
  testAgainstReference((_, isLive) => new Pair(new Vgic36Bench(VCPUS), LIST_REGISTERS, isLive));
});
