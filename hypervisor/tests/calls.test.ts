/**
 * Calls between partitions of one core, whatever they do and whenever interrupts come: each is received at most once and
 * answered with its own answer, ends otherwise only for a reason, and the core is with whom the caller waits for.
 */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { INTERRUPTED, PEER_GONE, SUCCESS, TIMED_OUT } from '../abi/hypercalls.ts';
import { NEVER, Wait } from '../core/resident.ts';
import { settle } from '../core/schedule.ts';
import { type Calls, Client, type Guest } from './model/call-guests.ts';
import { coreOf, EPOCH, type Story, stories, WINDOW_US } from './model/call-stories.ts';
import { core } from './model/core.ts';

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

const earliest = (...times: bigint[]) => times.reduce((a, b) => (a < b ? a : b));

/** Whoever's window it is, or whom that waits for; else the first of the background. */
function rightful(guests: readonly Guest[], { windows, background }: Story): Guest | undefined {
  const canGo = ({ resident, isInterrupted }: Guest) =>
    resident.wait === Wait.Nothing || isInterrupted || core.now >= resident.until;
  const runnerFor = (first: number) => {
    let guest: Guest | undefined = guests[first]!;
    while (guest && !canGo(guest)) guest = guest.calling && guests[guest.calling.server];
    return guest;
  };
  const owner = windows[Number(((core.now - EPOCH) / WINDOW_US) % BigInt(windows.length))]!;
  return [owner, ...background].map(runnerFor).find((guest) => guest !== undefined);
}

/** Runs a story until every client has done its errands; returns how often each result came. */
function run(story: Story): Calls {
  const { cpu, calls, guests } = coreOf(story, () => core.now);
  const guestOf = (resident: unknown) => guests.find((guest) => guest.resident === resident)!;
  core.now = EPOCH;
  core.timer = NEVER;
  core.isAwake = (resident) => guestOf(resident).isInterrupted;
  let at = EPOCH;
  const interrupts = story.interrupts.map(([after, guest]) => {
    at += after;
    return { at, guest: guests[guest]! };
  });
  const nextInterrupt = () => interrupts[0]?.at ?? NEVER;
  /** Whether any came for a guest that does not run. */
  const takeInterrupts = (running?: Guest) => {
    let forOthers = false;
    while (nextInterrupt() <= core.now) {
      const { guest } = interrupts.shift()!;
      if (guest !== running) forOthers = guest.isInterrupted = true;
    }
    return forOthers;
  };
  core.sleep = () => {
    expect(rightful(guests, story), `idle at ${core.now}`).toBeUndefined();
    const next = earliest(core.timer, nextInterrupt());
    expect(next, 'sleep lasts').toBeGreaterThan(core.now);
    if (next === NEVER) throw new Error('the core sleeps for ever');
    core.now = next;
    takeInterrupts();
  };
  const clients = guests.filter((guest) => guest instanceof Client);
  settle(cpu);
  for (let step = 0; !clients.every(({ isDone }) => isDone); step++) {
    expect(step, 'all come to their ends').toBeLessThan(20_000);
    const guest = guestOf(cpu.loaded);
    guest.resume();
    expect(rightful(guests, story)?.resident.index, `at ${core.now}`).toBe(guest.resident.index);
    const until = earliest(core.timer, core.now + guest.leftTicks, nextInterrupt());
    expect(until, 'time goes on').toBeGreaterThanOrEqual(core.now);
    guest.leftTicks -= until - core.now;
    core.now = until;
    if (takeInterrupts(guest) || core.timer <= core.now) settle(cpu);
    else if (guest.leftTicks === 0n) {
      guest.act();
      if (cpu.reschedule) settle(cpu);
    }
  }
  return calls;
}

test("every call ends once, with its own answer or for a reason; its time is the server's", () => {
  const results = new Map<bigint, number>();
  fc.assert(
    fc.property(stories, (story) => {
      for (const [result, count] of run(story).results)
        results.set(result, (results.get(result) ?? 0) + count);
    }),
    { numRuns: 300, seed: 1 },
  );
  // The stories have all endings in them.
  for (const result of [SUCCESS, TIMED_OUT, INTERRUPTED, PEER_GONE]) {
    expect(results.get(result) ?? 0).toBeGreaterThan(20);
  }
});
