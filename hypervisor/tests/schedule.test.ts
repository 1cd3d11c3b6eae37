/**
 * Who runs on a shared core, at every tick: any valid schedule, any guests. The core is a model of one that only knows
 * its timer and the events that come from outside; what should run follows from the windows and from what each guest
 * does, by themselves.
 */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { CoreRecord } from '../abi/configuration.ts';
import { Cpu } from '../core/cpu.ts';
import { lifeChanges } from '../core/lifecycle.ts';
import { Life, Partition, Power } from '../core/partition.ts';
import { NEVER, type Resident, Wait } from '../core/resident.ts';
import { nameHolders, settle } from '../core/schedule.ts';
import { buildTimeline, nextWindow, ticksOf } from '../core/timeline.ts';
import { core, FREQUENCY } from './model/core.ts';

vi.mock('@bulkhead/bare/unsafe', () => import('./model/intrinsics.ts'));
vi.mock('../arch/aarch64/system.unsafe.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('./model/core.ts')).machineParts.system,
}));
vi.mock('../arch/aarch64/timer.ts', async () => (await import('./model/core.ts')).machineParts.timer);
vi.mock('../arch/aarch64/switch.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('./model/core.ts')).machineParts.switching,
}));
vi.mock('../arch/aarch64/interrupts.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('./model/core.ts')).machineParts.interrupts,
}));

const EPOCH = 5_000n;

/** A guest runs so long, then sleeps: until a timer of its own, until an event, or until its next window. */
interface Step {
  readonly runTicks: bigint;
  readonly until: 'timer' | 'event' | 'yield';
  readonly sleepTicks: bigint;
}

interface Schedule {
  readonly record: CoreRecord;
  readonly background: readonly number[];
  readonly steps: readonly (readonly Step[])[];
}

const step = fc.record({
  runTicks: fc.oneof(fc.bigInt(1n, 200n), fc.bigInt(1n, 20_000n)),
  until: fc.constantFrom<Step['until'][]>('timer', 'event', 'yield'),
  sleepTicks: fc.oneof(fc.bigInt(1n, 300n), fc.bigInt(1n, 30_000n)),
});

const schedules: fc.Arbitrary<Schedule> = fc.integer({ min: 1, max: 8 }).chain((partitions) =>
  fc
    .record({
      windows: fc.array(
        fc.record({
          gapUs: fc.oneof(fc.constant(0), fc.nat(800)),
          durationUs: fc.integer({ min: 50, max: 1500 }),
          partition: fc.nat(partitions - 1),
        }),
        { minLength: 1, maxLength: 12 },
      ),
      tailUs: fc.oneof(fc.constant(0), fc.nat(800)),
      background: fc.shuffledSubarray([...Array(partitions).keys()]),
      steps: fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), {
        minLength: partitions,
        maxLength: partitions,
      }),
    })
    .map(({ windows, tailUs, background, steps }) => ({
      record: recordOf(windows, tailUs),
      background,
      steps,
    })),
);

function recordOf(
  windows: readonly { gapUs: number; durationUs: number; partition: number }[],
  tailUs: number,
): CoreRecord {
  const record = new CoreRecord();
  let atNs = 0n;
  for (const [i, { gapUs, durationUs, partition }] of windows.entries()) {
    const window = record.windows[i]!;
    window.startNs = atNs + BigInt(gapUs) * 1000n;
    window.durationNs = BigInt(durationUs) * 1000n;
    window.partition = partition;
    atNs = window.startNs + window.durationNs;
  }
  record.windowCount = windows.length;
  record.majorFrameNs = atNs + BigInt(tailUs) * 1000n;
  return record;
}

/** A guest as the model knows it. */
class Guest {
  readonly resident: Resident;
  readonly #steps: readonly Step[];
  #index = 0;
  leftTicks: bigint;
  /** When it can go on; undefined while it can. */
  wakesAt: bigint | undefined;
  ranTicks = 0n;

  constructor(resident: Resident, steps: readonly Step[]) {
    this.resident = resident;
    this.#steps = steps;
    this.leftTicks = steps[0]!.runTicks;
  }

  get isAsleep(): boolean {
    return this.wakesAt !== undefined && this.wakesAt > core.now;
  }

  /** Whether the scheduler is told by an event, not by a time that it can ask for. */
  get waitsForEvent(): boolean {
    return this.#steps[this.#index]!.until === 'event';
  }

  get yields(): boolean {
    return this.#steps[this.#index]!.until === 'yield';
  }

  fallAsleep(until: bigint): void {
    this.wakesAt = until;
  }

  get sleepTicks(): bigint {
    return this.#steps[this.#index]!.sleepTicks;
  }

  run(ticks: bigint): void {
    if (this.wakesAt !== undefined) {
      this.wakesAt = undefined;
      this.#index = (this.#index + 1) % this.#steps.length;
      this.leftTicks = this.#steps[this.#index]!.runTicks;
    }
    this.ranTicks += ticks;
    this.leftTicks -= ticks;
  }

  /** How long it runs if nothing stops it. */
  get wantsTicks(): bigint {
    if (this.wakesAt === undefined) return this.leftTicks;
    return this.#steps[(this.#index + 1) % this.#steps.length]!.runTicks;
  }
}

/** Whose window it is at a time, and when that changes; straight from the record. */
class Windows {
  readonly #record: CoreRecord;
  readonly #frame: bigint;

  constructor(record: CoreRecord) {
    this.#record = record;
    this.#frame = ticksOf(record.majorFrameNs, FREQUENCY);
  }

  #bounds(i: number): [start: bigint, end: bigint] {
    const { startNs, durationNs } = this.#record.windows[i]!;
    return [ticksOf(startNs, FREQUENCY), ticksOf(startNs + durationNs, FREQUENCY)];
  }

  at(now: bigint): { owner: number | undefined; end: bigint } {
    const since = (now - EPOCH) % this.#frame;
    const frameStart = now - since;
    for (let i = 0; i < this.#record.windowCount; i++) {
      const [start, end] = this.#bounds(i);
      if (since < start) return { owner: undefined, end: frameStart + start };
      if (since < end) return { owner: this.#record.windows[i]!.partition, end: frameStart + end };
    }
    return { owner: undefined, end: frameStart + this.#frame };
  }

  /** When the partition's next window begins, from the end of this stretch on; that end if it has none. */
  nextOf(partition: number, now: bigint): bigint {
    const { end } = this.at(now);
    for (let at = end; at <= end + this.#frame; at = this.at(at).end)
      if (this.at(at).owner === partition) return at;
    return end;
  }
}

function coreOf({ record, background, steps }: Schedule): { cpu: Cpu; guests: Guest[] } {
  const cpu = new Cpu();
  cpu.shared = true;
  cpu.lifeChanges = lifeChanges();
  cpu.residentCount = steps.length;
  const guests = steps.map((own, i) => {
    const partition = new Partition();
    partition.index = i;
    partition.vcpuCount = 1;
    partition.life.store(Life.Running);
    const vcpu = partition.vcpus[0]!;
    vcpu.power.store(Power.On);
    const resident = cpu.residents[i]!;
    resident.index = i;
    resident.partition = partition;
    resident.vcpu = vcpu;
    resident.entered = true;
    resident.until = NEVER;
    cpu.residentOf[i] = i;
    return new Guest(resident, own);
  });
  for (const [i, partition] of background.entries()) cpu.background[i] = partition;
  cpu.backgroundCount = background.length;
  buildTimeline(cpu.timeline, record, FREQUENCY, EPOCH);
  nameHolders(cpu);
  return { cpu, guests };
}

/** Who should run now, and until when that is sure; undefined: nobody. */
function rightful(guests: readonly Guest[], { background }: Schedule, windows: Windows): Guest | undefined {
  const { owner } = windows.at(core.now);
  const first = owner === undefined ? undefined : guests[owner]!;
  if (first !== undefined && !first.isAsleep) return first;
  return background.map((i) => guests[i]!).find((guest) => !guest.isAsleep);
}

test('whoever has the window runs when it can, then the background in its order, else nobody; time is booked to the tick', () => {
  fc.assert(
    fc.property(schedules, (schedule) => {
      const windows = new Windows(schedule.record);
      const { cpu, guests } = coreOf(schedule);
      const guestOf = (resident: unknown) => guests.find((guest) => guest.resident === resident)!;
      core.now = EPOCH;
      core.timer = NEVER;
      core.isAwake = (resident) => !guestOf(resident).isAsleep;
      core.timerOf = (resident) => {
        const guest = guestOf(resident);
        return guest.wakesAt === undefined || guest.waitsForEvent || guest.yields ? NEVER : guest.wakesAt;
      };
      const end = EPOCH + 4n * ticksOf(schedule.record.majorFrameNs, FREQUENCY);
      /** Events from outside reach the core whatever it does. */
      const nextEvent = () =>
        guests
          .filter((guest) => guest.isAsleep && guest.waitsForEvent)
          .reduce((first, { wakesAt }) => (wakesAt! < first ? wakesAt! : first), NEVER);
      const earliest = (...times: bigint[]) => times.reduce((a, b) => (a < b ? a : b));
      let idle = 0n;
      core.sleep = () => {
        const from = core.now;
        const until = earliest(core.timer, nextEvent(), end);
        // Asleep, nobody who may run is kept waiting.
        while (core.now < until) {
          expect(rightful(guests, schedule, windows), `idle at ${core.now}`).toBeUndefined();
          const wakes = guests.filter((guest) => guest.isAsleep).map((guest) => guest.wakesAt!);
          const next = earliest(until, windows.at(core.now).end, ...wakes);
          idle += next - core.now;
          core.now = next;
        }
        if (core.now >= end) throw new Over();
        expect(core.now, 'sleep lasts').toBeGreaterThan(from);
      };
      try {
        while (core.now < end) {
          settle(cpu);
          const running = guestOf(cpu.loaded);
          const until = earliest(core.timer, core.now + running.wantsTicks, nextEvent(), end);
          const from = core.now;
          while (core.now < until) {
            expect(rightful(guests, schedule, windows)?.resident.index, `at ${core.now}`).toBe(
              running.resident.index,
            );
            const wakes = guests.filter((guest) => guest.isAsleep).map((guest) => guest.wakesAt!);
            const next = earliest(until, windows.at(core.now).end, ...wakes);
            running.run(next - core.now);
            core.now = next;
          }
          expect(core.now, 'the guest runs').toBeGreaterThan(from);
          if (running.leftTicks === 0n) sleeps(cpu, running, windows);
        }
      } catch (error) {
        if (!(error instanceof Over)) throw error;
      }
      const ran = guests.reduce((sum, { ranTicks }) => sum + ranTicks, 0n);
      expect(ran + idle).toBe(end - EPOCH);
      for (const { resident, ranTicks } of guests) {
        const unbooked = cpu.payer === resident ? core.now - cpu.since : 0n;
        expect(resident.ranTicks + unbooked).toBe(ranTicks);
      }
    }),
    { numRuns: 250, seed: 1 },
  );
});

class Over extends Error {}

/** As the exits do when a guest waits. */
function sleeps(cpu: Cpu, guest: Guest, windows: Windows): void {
  const { resident } = guest;
  if (guest.yields) {
    resident.wait = Wait.Window;
    resident.until = nextWindow(cpu.timeline, resident.index);
    // The core has not seen a stretch end in this very tick.
    expect(resident.until).toBe(windows.nextOf(resident.index, core.now - 1n));
    guest.fallAsleep(resident.until);
  } else {
    resident.wait = Wait.Interrupt;
    guest.fallAsleep(core.now + guest.sleepTicks);
  }
}
