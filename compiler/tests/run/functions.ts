import type { RunCase } from '../support/run-case.ts';

export const FUNCTION_CASES: RunCase[] = [
  {
    name: 'arrow functions: captured variables are read and written; expression and block bodies',
    source: `
function forEach<T>(items: ReadonlySlice<T>, each: (item: T) => void): void { for (const item of items) each(item); }
function repeat(n: u32, each: (index: u32) => void): void { for (let i: u32 = 0; i < n; i++) each(i); }
const words: readonly u32[] = [3, 4, 5];
class Sums { total: u32 = 0; list: Fixed<u32, 4> = fixed(4, 0); }
export function sum(start: u32): u32 {
  let total = start;
  forEach(words, (word) => { total += word; });
  return total;
}
export function scaled(factor: u32): u32 {
  const sums = new Sums();
  repeat(4, (i) => sums.list[i] = i * factor);
  forEach(sums.list, (x: u32) => (sums.total += x));
  return sums.total;
}
export function count(n: u32): u32 {
  let calls: u32 = 0;
  repeat(n, () => calls++);
  return calls;
}
export function nested(n: u32): u32 {
  let total: u32 = 0;
  repeat(n, (a) => {
    const twice = a * 2;
    repeat(a, (b) => {
      if (b === 3) return;
      total += twice + b;
    });
  });
  return total;
}
export function both(bytes: u8): u32 {
  const list: Fixed<u8, 3> = fixed(3, 1);
  list[1] = bytes;
  let total: u32 = 0;
  forEach(list, (byte) => { total += u32(byte); });
  forEach(words, (word) => { total += word; });
  return total;
}`,
    calls: {
      'sum(1)': 13,
      'sum(4294967290u)': 'check overflow',
      'scaled(10)': 60,
      'count(7)': 7,
      'nested(5)': 59,
      'both(2)': 16,
    },
  },
  {
    name: 'functions as parameters: results, named functions, passing down, wrapping',
    source: `
interface Pair { readonly a: u32; readonly b: boolean }
const enum Kind { Odd, Even }
function apply(x: u32, f: (x: u32) => u32): u32 { return f(x); }
function twice(x: u32, f: (x: u32) => u32): u32 { return apply(apply(x, f), f); }
function after(x: u32, f: (x: u32) => u32, g: (x: u32) => u32): u32 { return apply(x, (y) => g(f(y))); }
function find<T>(items: ReadonlySlice<T>, isWanted: (item: T, index: u32) => boolean): u32 {
  for (let i: u32 = 0; i < items.length; i++) if (isWanted(items[i], i)) return i;
  return items.length;
}
function make(f: () => Pair): u32 { const pair = f(); return pair.b ? pair.a : 0; }
function named(kind: Kind, f: (kind: Kind) => u32): u32 { return f(kind); }
function double(x: u32): u32 { return x * 2; }
const words: readonly u32[] = [3, 4, 5];
class Machine {
  step: u32 = 3;
  run(x: u32, f: (x: u32) => u32): u32 { return f(x + this.step); }
  own(x: u32): u32 { return this.run(x, (y) => y + this.step); }
}
const machine = new Machine();
export function quad(x: u32): u32 { return twice(x, double); }
export function power(x: u32, n: u32): u32 { return twice(x, (y) => y + n); }
export function chain(x: u32, n: u32): u32 { return after(x, (y) => y + n, double); }
export function chains(x: u32): u32 { return after(x, (y) => after(y, double, (z) => z + x), double); }
export function where(x: u32): u32 { return find(words, (word) => word === x); }
export function late(x: u32): u32 { return find<u32>(words, (word, i) => word > x && i > 1); }
export function pair(x: u32): u32 { return make(() => ({ a: x, b: x > 1 })); }
export function method(x: u32): u32 { return machine.own(x) + machine.run(x, double); }
export function kinds(k: u32): u32 {
  return named(k, (kind) => { switch (kind as Kind) { case Kind.Odd: return 1; case Kind.Even: return 2; } });
}
export function fails(x: u32): u32 { return apply(x, (y) => y - 1); }`,
    calls: {
      'quad(5)': 20,
      'power(5, 3)': 11,
      'chain(5, 3)': 16,
      'chains(5)': 30,
      'where(4)': 1,
      'where(9)': 3,
      'late(2)': 2,
      'pair(7)': 7,
      'pair(1)': 0,
      'method(1)': 15,
      'kinds(0)': 1,
      'kinds(1)': 2,
      'kinds(7)': 'check unreachable',
      'fails(0)': 'check overflow',
    },
  },
  {
    name: 'a variable that an arrow function assigns: order of evaluation, and tsc keeps a narrowing',
    source: `
function call(f: () => u32): u32 { return f(); }
function run(f: () => void): void { f(); }
class Node { value: u32 = 7; }
const node = new Node();
export function before(x: u32): u32 { let n = x; return n * 100 + call(() => { n = 5; return 1; }) * 10 + n; }
export function compound(x: u32): u32 { let n = x; n += call(() => { n = 100; return 1; }); return n; }
export function parameter(x: u32): u32 { run(() => { x = x + 1; }); return x; }
export function lost(isLost: boolean): u32 {
  let found: Node | null = null;
  run(() => { found = node; });
  let other: Node | null = node;
  if (other !== null) {
    run(() => { if (isLost) other = null; });
    return other.value;
  }
  return 0;
}
export function shadow(x: u32): u32 {
  let n = x;
  run(() => { const x: u32 = 4; n += x; { let n: u32 = 1; run(() => { n += x; }); assert(n === 5, 'own'); } });
  return n;
}
export function loops(): u32 {
  let total: u32 = 0;
  for (let i: u32 = 0; i < 10; i++) run(() => { i += 2; total += i; });
  return total;
}`,
    calls: {
      'before(2)': 215,
      'compound(3)': 4,
      'parameter(3)': 4,
      'lost(0)': 7,
      'lost(1)': 'check null',
      'shadow(3)': 7,
      'loops()': 26,
    },
  },
  {
    name: 'generic functions and methods with functions: instances by type and by function',
    source: `
class List<T extends Integer, N extends number> {
  items: Fixed<T, N> = fixed(numberOf<N>(), zeroOf<T>());
  count: u32 = 0;
  push(item: T): void { this.items[this.count] = item; this.count++; }
  each(use: (item: T) => void): void { for (const item of slice(this.items, 0, this.count)) use(item); }
  fold<R>(start: R, step: (sum: R, item: T) => R): R { let sum = start; this.each((item) => { sum = step(sum, item); }); return sum; }
}
const bytes = new List<u8, 4>();
const longs = new List<u64, 4>();
export function sums(x: u8): u64 {
  bytes.push(x);
  bytes.push(2);
  longs.push(u64(x));
  const a = bytes.fold<u32>(0, (sum, byte) => sum + u32(byte));
  const b = bytes.fold<u32>(1, (sum, byte) => sum * u32(byte));
  const c = longs.fold<u64>(5n, (sum, long) => sum + long);
  return u64(a) * 10000n + u64(b) * 100n + c;
}`,
    calls: { 'sums(3)': 50608 },
  },
];
