import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { EndReason } from '../abi/events.ts';
import { cpus } from '../core/cpu.ts';
import { mayRun, park, powerOff, powerOn, requestStop } from '../core/lifecycle.ts';
import { Ending, Life, Power } from '../core/partition.ts';
import { VgicBench } from './model/vgic-bench.ts';

vi.mock('@bulkhead/bare/unsafe', () => import('./model/intrinsics.ts'));
const ended = vi.hoisted(() => ({ count: 0 }));
vi.mock('../core/system.ts', () => ({
  countEnded: () => {
    ended.count += 1;
  },
}));

const VCPUS = 3;
/** Thrown by `wfi`: the core sleeps, and another goes on. `park` can be called again where it was left. */
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
      const { machine, partition, vcpus } = new VgicBench(VCPUS, 4);
      ended.count = 0;
      partition.restarts = 0;
      machine.onWait = () => {
        throw new Sleeps();
      };
      for (const { core } of vcpus) cpus[core]!.checkedOutOf = 0;
      const inGuest = () => vcpus.filter(({ core }) => cpus[core]!.entered).length;
      const isInGuest = (core: number) => cpus[core]!.entered && vcpus[core]!.power === Power.On;
      /** Runs what the hypervisor does on a core; a new life begins, and an old one ends, without guests. */
      const on = (core: number, act: () => void) => {
        machine.core = core;
        const before = { restarts: partition.restarts, ended: ended.count };
        const others = inGuest() - Number(cpus[core]!.entered);
        try {
          act();
        } catch (error) {
          if (!(error instanceof Sleeps)) throw error;
        }
        const isOver = partition.restarts !== before.restarts || ended.count !== before.ended;
        if (isOver) expect(others).toBe(0);
      };
      const look = (core: number) =>
        on(core, () => {
          const [cpu, vcpu] = [cpus[core]!, vcpus[core]!];
          if (!mayRun(partition, vcpu)) park(cpu);
        });
      for (const { core, other, what } of steps) {
        const vcpu = vcpus[core]!;
        if (what !== 'look' && !isInGuest(core)) continue;
        if (what === 'look') look(core);
        if (what === 'on') on(core, () => powerOn(partition, vcpus[other]!, 0x4000_0000n, 0n));
        if (what === 'restart') on(core, () => requestStop(partition, Ending.Restart, EndReason.Off));
        if (what === 'stop') on(core, () => requestStop(partition, Ending.Stop, EndReason.Off));
        if (what === 'off') on(core, () => powerOff(partition, vcpu));
        // A guest that makes a call that ends its vCPU's run does not come back from it.
        if (what !== 'look' && !mayRun(partition, vcpu)) look(core);
      }
      for (let round = 0; round < 6; round++) for (const { core } of vcpus) look(core);
      expect([Life.Running, Life.Ended]).toContain(partition.life);
      expect(ended.count).toBe(partition.life === Life.Ended ? 1 : 0);
      expect(vcpus.filter(({ power }) => power === Power.Pending)).toEqual([]);
      for (const { core, power } of vcpus) expect(cpus[core]!.entered).toBe(power === Power.On);
      if (partition.life === Life.Ended) expect(inGuest()).toBe(0);
      else expect(inGuest()).toBeGreaterThan(0);
    }),
    { numRuns: 200, seed: 1 },
  );
});
