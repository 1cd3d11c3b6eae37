import { describe, expect, test, vi } from 'vitest';
import { raiseElsewhere } from '../arch/aarch64/vgic/signals.ts';
import { LOOK_AGAIN } from '../arch/aarch64/vgic/state.ts';
import { Power } from '../core/partition.ts';
import { VgicBench } from './model/vgic-bench.ts';

vi.mock('@bulkhead/bare/unsafe', () => import('./model/intrinsics.ts'));

const SPI = 50;
const enabled = (bench: VgicBench) => {
  bench.distributor(0, 0, 3);
  bench.distributor(0, 0x104, 1 << (SPI - 32));
};

describe('a physical interrupt of a partition that its core does not run now', () => {
  test('waits for the vCPU that takes it, whose core is told', () => {
    const bench = new VgicBench(2, 4);
    enabled(bench);
    bench.distributor(0, 0x6000 + SPI * 8, 1, 8);
    bench.settle();
    expect(raiseElsewhere(bench.partition, SPI)).toBe(true);
    expect(bench.vcpus[1]!.interrupts.requests.load()).toBe(LOOK_AGAIN);
    expect(bench.gic.isSignalled(1)).toBe(true);
    bench.settle();
    expect(bench.gic.interfaces[0]!.acknowledge()).toBe(1023);
    expect(bench.gic.interfaces[1]!.acknowledge()).toBe(SPI);
  });

  test('is refused when that vCPU is off, or does not exist', () => {
    const bench = new VgicBench(2, 4);
    enabled(bench);
    bench.vcpus[0]!.power.store(Power.Off);
    expect(raiseElsewhere(bench.partition, SPI)).toBe(false);
    bench.distributor(1, 0x6000 + SPI * 8, 7, 8);
    expect(raiseElsewhere(bench.partition, SPI)).toBe(false);
  });
});

describe('the size of a virtual GIC', () => {
  test('is what its highest interrupt asks for; registers beyond read as zero', () => {
    const bench = new VgicBench(1, 4);
    expect(bench.partition.interrupts.intids).toBe(64);
    expect(bench.distributor(0, 4) & 0x1f).toBe(1);
    for (const offset of [0x108, 0x440, 0xc10, 0x6000 + 64 * 8]) {
      bench.distributor(0, offset, 0xffff_ffff);
      expect(bench.distributor(0, offset)).toBe(0);
    }
  });
});
