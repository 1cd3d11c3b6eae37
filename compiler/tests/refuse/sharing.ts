import type { Refusal } from '../support/refusal.ts';

const IMPORTS = `import { Atomic, acquire, atomic, Locked, locked, PerCpu, perCpu, tryAcquire, fixed, fixedOf, type Fixed, type u32 } from '@bulkhead/bare';
`;
const QUEUE = `${IMPORTS}class Queue { length: u32 = 0; bytes: Fixed<u32, 4> = fixed(4, 0); }
const queue: Locked<Queue> = locked(new Queue());
const plain = new Queue();
`;

const shared = (name: string, path: string) =>
  `BT8001: Every core reaches '${name}' (${path}): it is written only in functions marked \`@boot\`. Make it an \`Atomic\`, or put it into a \`Locked\` or a \`PerCpu\`.`;
const passed = (name: string, path: string) =>
  `BT8002: '${name}' (${path}) is passed on here, and what receives it could write what every core reads. Index it here, or put it into a \`Locked\` or a \`PerCpu\`.`;
const boot = (name: string) =>
  `BT8003: '${name}' is marked \`@boot\`: only functions marked so call it, or one in a \`*.unsafe.ts\` that says after \`Safety:\` why no other core runs.`;
const escapes = (how: string) =>
  `BT3033: What 'guard' protects would be reached without the lock: ${how}. Use it in the block of the \`using\`, or pass on what it holds.`;
const TAKEN =
  'BT4011: A lock is taken by `using`: `using guard = acquire(…)`, and is free again at the end of the block.';

export const SHARING_REFUSALS: Refusal[] = [
  {
    sharing: 'cores',
    source: `import { fixed, fixedOf, slice, u32, type Fixed, type ReadonlySlice, type Slice, type u8 } from '@bulkhead/bare';
const bytes: Fixed<u8, 4> = fixed(4, 0);
const words: Fixed<u32, 4> = fixed(4, 0);
const grid: Fixed<Fixed<u8, 2>, 2> = fixedOf(2, () => fixed(2, 0));
function sum(xs: ReadonlySlice<u8>): u32 { let n: u32 = 0; for (const x of xs) n += u32(x); return n; }
function write(xs: Slice<u8>): void { xs[0] = 1; }
function first<T>(xs: ReadonlySlice<T>): T { return xs[0]; }
function row(rows: ReadonlySlice<Fixed<u8, 2>>): void { rows[0][0] = 1; }
function own<T>(xs: Slice<T>): u8 { const all: Slice<u8> = bytes; return all[0]; }
export function f(): u32 { const all: ReadonlySlice<u8> = bytes; return sum(bytes) + sum(slice(bytes, 0, 2)) + first(words) + all.length; }
export function g(): void { write(bytes); const part = slice(bytes, 1, 3); row(grid); own(part); write(slice(bytes, 0, 2)); }
export function h(): ReadonlySlice<u8> { return bytes; }`,
    reports: [
      `9:60 ${passed('bytes', 'bytes')} (T = u8)`,
      `11:35 ${passed('bytes', 'bytes')}`,
      `11:62 ${passed('bytes', 'bytes')}`,
      `11:80 ${passed('grid', 'grid')}`,
      `11:110 ${passed('bytes', 'bytes')}`,
    ],
  },
  {
    sharing: 'cores',
    source: `${IMPORTS}class Point { x: u32 = 0; xs: Fixed<u32, 4> = fixed(4, 0); move(): void { this.x += 1; } }
class Pair { readonly at: u32 = 0; point: Point = new Point(); other: Point | null = null; }
const pairs: Fixed<Pair, 2> = fixedOf(2, () => new Pair());
let count: u32 = 0;
function take(xs: Fixed<u32, 4>): u32 { return xs[0]; }
export function f(p: Pair): void {
  count++;
  p.point.move();
  p.point.xs[1] = 2;
  p.other = pairs[0].point;
  --count;
}
export function g(p: Pair): u32 { const xs = p.point.xs; return xs[0] + take(p.point.xs) + p.point.xs.length; }
export function h(p: Point): u32 { let n: u32 = 0; for (const x of p.xs) n += x + p.xs[1]; return n + count; }`,
    reports: [
      `2:75 ${shared('x', 'pairs[…].point.x')}`,
      `8:3 ${shared('count', 'count')}`,
      `10:3 ${shared('xs', 'pairs[…].point.xs')}`,
      `11:3 ${shared('other', 'pairs[…].other')}`,
      `12:5 ${shared('count', 'count')}`,
      `14:46 ${passed('xs', 'pairs[…].point.xs')}`,
      `14:78 ${passed('xs', 'pairs[…].point.xs')}`,
    ],
  },
  {
    sharing: 'cores',
    source: `${IMPORTS}import { pool, type Pool } from '@bulkhead/bare';
class Entry { used: boolean = false; next: u32 = 7; }
const entries: Pool<Entry> = pool(4, () => new Entry());
export function main(index: u32): boolean { entries.of(index).used = true; return entries.count() > 1; }`,
    reports: [
      "4:38 BT8006: An object in memory that is given at the start is zero at first, and a new 'Entry' is not: give each field a value of 0, false or null, and another where the program starts.",
      "5:45 BT8001: Every core reaches 'used' (entries[…].used): it is written only in functions marked `@boot`. Make it an `Atomic`, or put it into a `Locked` or a `PerCpu`.",
    ],
  },
  {
    sharing: 'cores',
    source: `${IMPORTS}class Cpu { exits: u32 = 0; next: Cpu | null = null; }
const cpus: PerCpu<Cpu> = perCpu(2, () => new Cpu());
const more: PerCpu<Cpu> = perCpu(3, () => new Cpu());
let ready: boolean = false;
/** @boot */
function prepare(): void { ready = true; cpus.of(0).exits = 1; }
/** @boot */
export function start(): void { prepare(); }
export function main(core: u32): void { if (!ready) prepare(); cpus.of(core).exits += more.own().exits; }`,
    reports: [
      '4:34 BT8005: Another `perCpu` is for 2 cores; all are for the same number.',
      `10:53 ${boot('prepare')}`,
      '10:64 BT8004: `of` reaches what another core owns: write it in a function marked `@boot`, or in a `*.unsafe.ts` that says after `Safety:` why that core does not write it.',
    ],
  },
  {
    sharing: 'cores',
    source: `${IMPORTS}class Guest { steps: u32 = 0; }
class Cpu { own: Guest = new Guest(); loaded: Guest | null = null; }
const cpus: PerCpu<Cpu> = perCpu(2, () => new Cpu());
const common = new Guest();
export function main(): void { const guest = cpus.own().loaded; if (guest !== null) guest.steps += common.steps; }`,
    reports: [`6:85 ${shared('steps', 'cpus.loaded.steps')}`],
  },
  {
    sharing: 'cores',
    file: 'boot.unsafe.ts',
    source: `${IMPORTS}let ready: boolean = false;
/** @boot */
function prepare(): void { ready = true; }
/** Safety: the first core, alone. */
export function main(): void { prepare(); }
/** Says nothing. */
export function other(): void { prepare(); }`,
    reports: [`8:33 ${boot('prepare')}`],
  },
  {
    source: `${QUEUE}export function f(): Queue { using guard = acquire(queue); return guard.value; }
export function g(): Fixed<u32, 4> { using guard = acquire(queue); const bytes = guard.value.bytes; return bytes; }
class Holder { queue: Queue | null = null; }
const holder = new Holder();
function keep(q: Queue): void { holder.queue = q; }
export function h(): void { using guard = tryAcquire(queue); if (guard !== null) { holder.queue = guard.value; keep(guard.value); } }
export function i(): u32 { let q: Queue = plain; { using guard = acquire(queue); q = guard.value; } return q.length; }`,
    reports: [
      `5:67 ${escapes('it is returned')}`,
      `6:108 ${escapes('it is returned')}`,
      `10:99 ${escapes('it is stored in `holder.queue`')}`,
      `10:117 ${escapes('`keep` keeps it, stored in `holder.queue`')}`,
      `11:86 ${escapes("'q' was declared outside its block")}`,
    ],
  },
  {
    source: `${QUEUE}export function f(): void {
  const guard = acquire(queue);
  acquire(queue);
  acquire(queue).value.length = 1;
  using a = plain;
  using b = null;
  using c = acquire(plain);
}
export function g(): void { await using c = acquire(queue); }`,
    reports: [
      `6:17 ${TAKEN}`,
      `7:3 ${TAKEN}`,
      `8:3 ${TAKEN}`,
      "9:13 TS2850: The initializer of a 'using' declaration must be either an object with a '[Symbol.dispose]()' method, or be 'null' or 'undefined'. Property '[Symbol.dispose]' is missing in type 'Queue' but required in type 'Disposable'.",
      '10:13 BT4012: `using` holds a lock: `using guard = acquire(x)`, or `tryAcquire(x)`; declare other values `const`.',
      "11:21 TS2345: Argument of type 'Queue' is not assignable to parameter of type 'Locked<object>'. Type 'Queue' is missing the following properties from type 'Locked<object>': [CONTENT], [HELD]",
      "13:29 TS2852: 'await using' statements are only allowed within async functions and at the top levels of modules.",
    ],
  },
  {
    source: `${IMPORTS}import type { Guard } from '@bulkhead/bare';
class Q { length: u32 = 0; cpus: PerCpu<Q> = perCpu(2, () => new Q()); lock: Locked<Q> = locked(plain); }
const plain = new Q();
const flag: Atomic<boolean> = atomic(false);
const a: Locked<Atomic<u32>> = locked(atomic(1));
const b: Atomic<u32> = atomic(count());
function count(): u32 { return 1; }
function param(cpus: PerCpu<Q>, guard: Guard<Q>): void {}
export function f(): void { flag.add(true); flag.load = flag.load; a; b.load(); const c = atomic(plain.length); param; }`,
    reports: [
      '3:34 BT2103: A field cannot hold `PerCpu<Q>`; fields are integers, booleans, objects, arrays, value structs, unions, tuples or `X | null`.',
      "3:72 BT2106: 'Q' would contain itself; make the field `| null` to refer to another object.",
      '3:97 BT1018: Storage is made where it is declared; write `new Q()` here.',
      '6:10 BT2005: The type `Locked<Atomic<u32>>` is not in the language here; see docs/language.md, Types.',
      '7:31 BT1005: Not known at compile time; write a constant expression, or assign it in a function.',
      '10:29 BT3014: An integer is wanted here, not boolean.',
      "10:45 BT3019: Atomic<boolean> has no 'load' in the language.",
      "10:57 BT3019: Atomic<boolean> has no 'load' in the language.",
      '10:98 BT1005: Not known at compile time; write a constant expression, or assign it in a function.',
      "10:113 BT3018: 'param' is not a value of the language; declare what you need in TypeScript of your own.",
    ],
  },
];
