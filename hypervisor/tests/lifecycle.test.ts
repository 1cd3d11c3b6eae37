import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { EndReason } from '../abi/events.ts';
import { HealthAction } from '../abi/health.ts';
import { cpus } from '../core/cpu.ts';
import { mayRun, powerOff, powerOn, requestStop } from '../core/lifecycle.ts';
import { Life, Power } from '../core/partition.ts';
import { settle } from '../core/schedule.ts';
import { VgicBench } from './model/vgic-bench.ts';

vi.mock('@bulkhead/bare/unsafe', () => import('./model/intrinsics.ts'));
const ended = vi.hoisted(() => ({ count: 0 }));
vi.mock('../core/system.ts', () => ({
  countEnded: () => {
    ended.count += 1;
  },
}));

const VCPUS = 3;
/** Thrown by `wfi`: the core sleeps, and another goes on. `settle` can be called again where it was left. */
class Sleeps extends Error {}

const core = fc.integer({ min: 0, max: VCPUS - 1 });
const step = fc.record({
  core,
  other: core,
  /** `look`: the core takes its interrupts, and leaves its guest if it must. */
  what: fc.constantFrom('look', 'look', 'look', 'on', 'on', 'off', 'restart', 'restart', 'stop'),
});

test('whatever the order, no vCPU runs beside the end of its life, and every stop and restart completes', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), (steps) => {
      const bench = new VgicBench(VCPUS, 4);
      const { machine, partition, vcpus } = bench;
      ended.count = 0;
      partition.restarts.store(0);
      machine.onWait = () => {
        throw new Sleeps();
      };
      const inGuest = () => vcpus.filter(({ core }) => bench.resident(core).entered).length;
      const isInGuest = (core: number) =>
        bench.resident(core).entered && vcpus[core]!.power.load() === Power.On;
      /** Runs what the hypervisor does on a core; a new life begins, and an old one ends, without guests. */
      const on = (core: number, act: () => void) => {
        machine.core = core;
        const before = { restarts: partition.restarts.load(), ended: ended.count };
        const others = inGuest() - Number(bench.resident(core).entered);
        try {
          act();
        } catch (error) {
          if (!(error instanceof Sleeps)) throw error;
        }
        const isOver = partition.restarts.load() !== before.restarts || ended.count !== before.ended;
        if (isOver) expect(others).toBe(0);
      };
      const look = (core: number) =>
        on(core, () => {
          const [cpu, vcpu] = [cpus.of(core), vcpus[core]!];
          if (!mayRun(partition, vcpu)) settle(cpu);
        });
      for (const { core, other, what } of steps) {
        const vcpu = vcpus[core]!;
        if (what !== 'look' && !isInGuest(core)) continue;
        if (what === 'look') look(core);
        if (what === 'on') on(core, () => powerOn(partition, vcpus[other]!, 0x4000_0000n, 0n));
        if (what === 'restart') on(core, () => requestStop(partition, HealthAction.Restart, EndReason.Off));
        if (what === 'stop') on(core, () => requestStop(partition, HealthAction.Halt, EndReason.Off));
        if (what === 'off')
          on(core, () => {
            if (!powerOff(partition, vcpu)) requestStop(partition, HealthAction.Halt, EndReason.Off);
          });
        // A guest that makes a call that ends its vCPU's run does not come back from it.
        if (what !== 'look' && !mayRun(partition, vcpu)) look(core);
      }
      for (let round = 0; round < 6; round++) for (const { core } of vcpus) look(core);
      expect([Life.Running, Life.Ended]).toContain(partition.life.load());
      expect(ended.count).toBe(partition.life.load() === Life.Ended ? 1 : 0);
      expect(vcpus.filter(({ power }) => power.load() === Power.Pending)).toEqual([]);
      for (const { core, power } of vcpus)
        expect(bench.resident(core).entered).toBe(power.load() === Power.On);
      if (partition.life.load() === Life.Ended) expect(inGuest()).toBe(0);
      else expect(inGuest()).toBeGreaterThan(0);
    }),
    { numRuns: 200, seed: 1 },
  );
});
