import type { RunCase } from '../support/run-case.ts';

export const SHARING_CASES: RunCase[] = [
  {
    name: 'atomics: every operation, in every width, as fields, elements, variables and parameters',
    source: `
class Counters { first: Atomic<u32> = atomic(5); each: Fixed<Atomic<u64>, 3> = fixedOf(3, () => atomic(7n)); }
const counters = new Counters();
const ready: Atomic<boolean> = atomic(false);
const small: Atomic<u8> = atomic(250);
const wide: Atomic<u64> = atomic(0xffff_ffff_ffff_ffffn);
const signed: Atomic<i16> = atomic(32_767);
function bump(counter: Atomic<u32>, by: u32): u32 { return counter.add(by); }
export function add(by: u32): u32 { counters.first.store(5); const before = bump(counters.first, by); return before * 100 + counters.first.load(); }
export function each(i: u32): u64 { counters.each[i].add(3n); return counters.each[i].load(); }
export function flag(): boolean { const before = ready.exchange(true); return !before && ready.load(); }
export function wraps8(): u8 { small.store(250); small.add(10); return small.load(); }
export function wraps64(): u64 { return wide.add(2n) - 0xffff_ffff_ffff_fff0n + wide.load(); }
export function wraps16(): i16 { signed.store(32_767); signed.add(1); return signed.load(); }
export function swap(expected: u32): u32 { counters.first.storeRelaxed(8); const found = counters.first.compareExchange(expected, 1); return found * 10 + counters.first.loadRelaxed(); }
export function exchanged(): u32 { counters.first.store(1); return counters.first.exchange(2) * 10 + counters.first.load(); }
export function local(): u32 { const mine: Atomic<u32> = atomic(3); bump(mine, 4); return mine.load(); }
export function same(): boolean { const one = counters.first; one.store(9); return counters.first.load() === 9; }`,
    calls: {
      'add(3)': 508,
      'add(0xffffffff)': 504,
      'each(1)': 10,
      'each(3)': 'check index',
      'flag()': 1,
      'wraps8()': 4,
      'wraps64()': 16,
      'wraps16()': -32768,
      'swap(8)': 81,
      'swap(7)': 88,
      'exchanged()': 12,
      'local()': 7,
      'same()': 1,
    },
  },
  {
    name: 'a core refers to its own objects, and writes through the reference',
    source: `
class Guest { steps: u32 = 0; }
class Cpu { guests: Fixed<Guest, 2> = fixedOf(2, () => new Guest()); loaded: Guest | null = null; }
const cpus: PerCpu<Cpu> = perCpu(2, () => new Cpu());
function load(index: u32): void { const cpu = cpus.own(); cpu.loaded = cpu.guests[index]; }
function step(by: u32): void { const guest = cpus.own().loaded; if (guest !== null) guest.steps += by; }
export function f(): u32 { step(9); load(1); step(2); load(0); step(3); step(4); load(1); step(5); return cpus.own().guests[0].steps * 100 + cpus.own().guests[1].steps; }`,
    calls: { 'f()': 707 },
  },
  {
    name: 'locks: contents start as declared, and are free again after every way out of the block',
    source: `
class Queue { length: u32 = 2; sum: u64 = 0n; bytes: Fixed<u8, 4> = fixed(4, 1); }
class Port { number: u32 = 3; queue: Locked<Queue> = locked(new Queue()); }
const port = new Port();
const other: Locked<Queue> = locked(new Queue());
const ports: Fixed<Port, 2> = fixedOf(2, () => new Port());
function push(queue: Queue, value: u64): u32 { queue.sum += value; queue.length += 1; return queue.length; }
function isFree(): boolean { using guard = tryAcquire(port.queue); return guard !== null; }
function early(x: u32): u32 {
  using guard = acquire(port.queue);
  if (x === 0) return guard.value.length;
  for (let i: u32 = 0; i < 3; i++) {
    using inner = acquire(other);
    if (i === x) continue;
    if (i === 2) break;
    inner.value.length += 1;
  }
  { using p = acquire(ports[1].queue), q = acquire(ports[0].queue); p.value.length = q.value.length; }
  push(guard.value, 1n);
  return guard.value.length;
}
export function initial(): u32 { using guard = acquire(ports[1].queue); return guard.value.length * 10 + u32(guard.value.bytes[3]); }
export function ways(x: u32): u32 { const result = early(x); return isFree() ? result : 99; }
export function again(x: u32): u32 { { using guard = acquire(other); guard.value.length = 0; } early(x); using guard = acquire(other); return guard.value.length; }
export function held(): boolean { using guard = acquire(port.queue); guard.value.sum = 0n; return isFree(); }
export function lends(): u32 { using guard = acquire(ports[0].queue); const queue = guard.value; queue.length = 0; push(queue, 4n); return push(guard.value, 5n) + u32(queue.sum); }
function order(x: u32): u32 { switch (x) { case 1: { using guard = acquire(other); guard.value.length = 7; break; } default: break; } using guard = acquire(other); return guard.value.length; }
export function switched(): u32 { return order(1); }
export function result(): u32 { using guard = acquire(other); guard.value.length = 5; return guard.value.length; }`,
    calls: {
      'initial()': 21,
      'ways(0)': 2,
      'ways(1)': 3,
      'again(1)': 1,
      'again(9)': 2,
      'held()': 0,
      'lends()': 11,
      'switched()': 7,
      'result()': 5,
    },
  },
  {
    name: 'a core knows the locks that it holds, and passes on one that it gives up',
    files: {
      'give-up.unsafe.ts': `
import { type Locked, type u32, locked } from '@bulkhead/bare';
import { forceRelease, holds } from '@bulkhead/bare/unsafe';
export class Queue { length: u32 = 2; }
export const queue: Locked<Queue> = locked(new Queue());
/** Safety: nobody uses what the lock protects. */
export function isOurs(): boolean { return holds(queue); }
/** Safety: as above. */
export function giveUp(): void { if (holds(queue)) forceRelease(queue); }`,
    },
    source: `
import { giveUp, isOurs, queue } from './give-up.unsafe.ts';
export function before(): boolean { return isOurs(); }
export function within(): boolean { using guard = acquire(queue); return isOurs() && guard.value.length === 2; }
export function only(): boolean { using _guard = acquire(queue); return isOurs(); }
export function tried(): boolean { using guard = tryAcquire(queue); return guard !== null && isOurs(); }
function fails(): u32 { using guard = acquire(queue); guard.value.length = 9; return guard.value.length / (guard.value.length - 9); }
export function failing(): u32 { return fails(); }
export function after(): boolean { giveUp(); giveUp(); return isOurs(); }
export function taken(): u32 { using guard = tryAcquire(queue); return guard === null ? 0 : guard.value.length; }`,
    calls: {
      'before()': 0,
      'within()': 1,
      'only()': 1,
      'tried()': 1,
      'failing()': 'check division',
      'after()': 0,
      'taken()': 9,
    },
  },
  {
    name: 'what each core owns',
    source: `
class Cpu { exits: u64 = 1n; core: u32 = 0; }
class Timer { armed: boolean = true; }
const cpus: PerCpu<Cpu> = perCpu(2, () => new Cpu());
const timers: PerCpu<Timer> = perCpu(2, () => new Timer());
function mine(): Cpu { return cpus.own(); }
export function own(): u64 { mine().exits += 4n; const cpu = cpus.own(); cpu.exits += 1n; return mine().exits; }
export function others(core: u32): u64 { return cpus.of(core).exits; }
export function armed(): boolean { return timers.own().armed && timers.of(1).armed; }`,
    calls: { 'own()': 6, 'others(1)': 1, 'others(2)': 'check index', 'armed()': 1 },
  },
];
