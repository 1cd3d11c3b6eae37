import { describe, expect, test, vi } from 'vitest';
import { leaveGuest, startGuest } from '../arch/aarch64/guest.ts';
import { raiseElsewhere } from '../arch/aarch64/vgic/signals.ts';
import { LOOK_AGAIN } from '../arch/aarch64/vgic/state.ts';
import { cpus } from '../core/cpu.ts';
import { Power } from '../core/partition.ts';
import { VgicBench } from './model/vgic-bench.ts';

vi.mock('@bulkhead/bare/unsafe', () => import('./model/intrinsics.ts'));

const SPI = 50;
/** Driven by an emulated device. */
const LEVEL = 33;
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

describe('a change that concerns a vCPU which is off', () => {
  test.each([
    ['a level', 'line'],
    ['an SGI that was requested', 'sgi'],
    ['nothing', 'none'],
  ])('kicks nobody, and is seen when it starts: %s', (_name, kind) => {
    const bench = new VgicBench(2, 4);
    bench.distributor(0, 0, 3);
    bench.settle();
    const [cpu, vcpu, resident] = [cpus.of(1), bench.vcpus[1]!, bench.resident(1)];
    bench.machine.core = 1;
    leaveGuest(cpu, bench.partition, vcpu, resident);
    vcpu.power.store(Power.Off);
    bench.distributor(0, 0, 1);
    bench.distributor(0, 0, 3);
    if (kind === 'line') {
      bench.distributor(0, 0x6000 + LEVEL * 8, 1, 8);
      bench.distributor(0, 0x104, 1 << (LEVEL - 32));
      bench.setLine(0, LEVEL, true, false);
    }
    expect(vcpu.interrupts.requests.load()).toBe(0);
    expect(bench.gic.isSignalled(1)).toBe(false);
    if (kind === 'sgi') vcpu.interrupts.requests.store(1 << 3);
    bench.redistributor(0, 1, 0x100, 1 << 3);
    vcpu.power.store(Power.On);
    bench.machine.core = 1;
    startGuest(cpu, resident, bench.partition, vcpu);
    bench.settle();
    const expected = { line: LEVEL, sgi: 3, none: 1023 }[kind];
    expect(bench.gic.interfaces[1]!.acknowledge()).toBe(expected);
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
