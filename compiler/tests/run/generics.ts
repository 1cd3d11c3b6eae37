import type { RunCase } from '../support/run-case.ts';

export const GENERIC_CASES: RunCase[] = [
  {
    name: 'generic functions: one instance for each type, explicit and inferred arguments',
    source: `
function larger<T extends u8 | u32 | i16>(a: T, b: T): T { return a > b ? a : b; }
function sum<T extends number>(a: T, b: T): T { return (a + b) as T; }
function wide<T extends bigint>(a: T, b: T): T { return checkedSub(checkedMul(a, b), 1n as T); }
export function small(a: u8, b: u8): u8 { return larger(a, b); }
export function plain(a: u32, b: u32): u32 { return larger(a, b); }
export function signed(a: i16, b: i16): i16 { return larger<i16>(a, b); }
export function sum8(a: u8, b: u8): u8 { return sum(a, b); }
export function sum16(a: u16, b: u16): u16 { return sum<u16>(a, b); }
export function sumi(a: i8): i8 { return sum<i8>(a, -1); }
export function product(a: u64, b: u64): u64 { return wide(a, b); }
export function negative(a: i64): i64 { return wide<i64>(a, 3n); }`,
    calls: {
      'small(3, 200)': 200,
      'plain(70000, 4)': 70000,
      'signed(-3, -200)': -3,
      'sum8(255, 0)': 255,
      'sum8(255, 1)': 'check overflow',
      'sum16(255, 1)': 256,
      'sumi(-128)': 'check overflow',
      'sumi(-127)': -128,
      'product(0, 4)': 'check overflow',
      'negative(0)': -1,
    },
  },
  {
    name: 'a generic class: element type and length are parameters; several instances side by side',
    source: `
/** A queue of at most N elements. */
class Ring<T extends Integer | boolean, N extends number> {
  private readonly items: Fixed<T, N> = fixed(numberOf<N>(), zeroOf<T>());
  private head: u32 = 0;
  count: u32 = 0;
  // Text that a copy must not take for code: \`
  push(item: T): boolean {
    if (this.count === this.items.length) return false;
    this.items[(this.head + this.count) % this.items.length] = item;
    this.count++;
    return true;
  }
  shift(): T { // "the oldest"
    assert(this.count > 0, 'nothing is queued');
    const item = this.items[this.head];
    this.head = (this.head + 1) % numberOf<N>();
    this.count -= 1;
    return item;
  }
}
const bytes = new Ring<u8, 2>();
const words: Ring<u64, 3> = new Ring();
const flags = new Ring<boolean, 2>();
export function push(x: u8): boolean { return bytes.push(x); }
export function shift(): u8 { return bytes.shift(); }
export function words3(x: u64): u64 {
  const local = new Ring<u64, 3>();
  local.push(x); local.push(x * 2n); local.push(3n); local.push(4n);
  words.push(local.shift() + local.shift());
  return words.shift() * 10n + u64(local.count);
}
export function flag(b: boolean): boolean { flags.push(b); flags.push(!b); flags.shift(); return flags.shift(); }`,
    calls: {
      'shift()': 'check assert',
      'push(7)': 1,
      'push(8)': 1,
      'push(9)': 0,
      'words3(5)': 151,
      'words3(9223372036854775808ull)': 'check overflow',
      'flag(1)': 0,
      'flag(0)': 1,
    },
  },
  {
    name: 'generic results: explicit instances, an alias of one, nested in one another',
    source: `
type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: u32 };
type Parsed = Result<u8>;
interface Pair<A, B> { readonly first: A; readonly second: B }
type Both<T> = { readonly left: T; readonly right: T };
function ok<T>(value: T): Result<T> { return { ok: true, value }; }
function failed<T>(error: u32): Result<T> { return { ok: false, error }; }
function orElse<T>(result: Result<T>, other: T): T { return result.ok ? result.value : other; }
function digit(x: u8): Parsed { if (x < 48 || x > 57) return { ok: false, error: u32(x) }; return { ok: true, value: x - 48 }; }
function two(a: u8, b: u8): Result<Pair<u8, u64>> {
  const first = digit(a);
  const second = digit(b);
  if (!first.ok) return first;
  if (!second.ok) return failed(second.error + 1000);
  return ok<Pair<u8, u64>>({ first: first.value, second: u64(second.value) });
}
function swap<A, B>(pair: Pair<A, B>): Pair<B, A> { return { first: pair.second, second: pair.first }; }
export function tens(a: u8, b: u8): u64 {
  const result = two(a, b);
  if (!result.ok) return u64(result.error);
  const swapped = swap(result.value);
  return swapped.first * 100n + u64(swapped.second);
}
export function other(x: u8): u8 { return orElse(digit(x), 99); }
export function both(x: u32): u32 { const b: Both<Both<u32>> = { left: { left: x, right: 1 }, right: { left: 2, right: 3 } }; return b.left.left + b.right.right; }
export function tuple(x: u32): u32 { const r = orElse<readonly [u32, boolean]>(failed(1), [x, true]); return r[1] ? r[0] : 0; }`,
    calls: {
      'tens(49, 50)': 201,
      'tens(40, 50)': 40,
      'tens(49, 40)': 1040,
      'other(57)': 9,
      'other(65)': 99,
      'both(4)': 7,
      'tuple(6)': 6,
    },
  },
  {
    name: 'constraints: what an interface, a class or a member demands is found in the type that is given',
    source: `
interface Port { send(byte: u8): u32; readonly sent: u32 }
class Uart implements Port { sent: u32 = 0; send(byte: u8): u32 { this.sent += u32(byte); return 1; } }
class Null implements Port { private x: u8 = 0; sent: u32 = 5; send(byte: u8): u32 { this.x = byte; return 2; } }
interface Sized { readonly size: u16 }
interface Block { readonly at: u64; readonly size: u16 }
const uart = new Uart();
const none = new Null();
function sendTwice<P extends Port>(port: P, byte: u8): u32 { return port.send(byte) * 10 + port.send(byte); }
function total<P extends Port, Q extends Port>(a: P, b: Q): u32 { return a.sent + b.sent; }
function end<T extends Sized>(item: T): u32 { return u32(item.size) + 1; }
export function twice(byte: u8): u32 { return sendTwice(uart, byte); }
export function nothing(byte: u8): u32 { return sendTwice(none, byte); }
export function sum(): u32 { return total(uart, none); }
export function size(): u32 { const b: Block = { at: 1n, size: 65535 }; return end(b); }
export function frame(): u32 { const u = new Uart(); sendTwice(u, 4); return u.sent; }`,
    calls: { 'twice(3)': 11, 'nothing(3)': 22, 'sum()': 11, 'size()': 65536, 'frame()': 8 },
  },
  {
    name: 'generic methods of plain and generic classes, references, references that may be null',
    source: `
class Node { value: u32 = 7; next: Node | null = null; }
class Slot<T> {
  item: T | null = null;
  used: boolean = false;
  put(item: T): void { this.item = item; this.used = true; }
  orElse(other: T): T { return this.item === null ? other : this.item; }
  first<U extends Integer>(a: U, b: U): U { return this.used ? a : b; }
}
class Math2 { calls: u32 = 0; twice<T extends number>(x: T): T { this.calls++; return (x + x) as T; } }
const node = new Node();
const spare = new Node();
const slot = new Slot<Node>();
const math = new Math2();
function missing<T>(a: T | null): boolean { return a === null; }
export function empty(): boolean { return missing(slot.item); }
export function fill(x: u32): u32 { node.value = x; slot.put(node); return slot.orElse(spare).value; }
export function either(): u32 { const s = new Slot<Node>(); return s.orElse(spare).value; }
export function twice8(x: u8): u8 { return math.twice(x); }
export function twice32(x: u32): u32 { return math.twice<u32>(x); }
export function calls(): u32 { return math.calls; }
export function choose(): u64 { return slot.first<u64>(1n, 2n) * 10n + u64(slot.first<u8>(3, 4)); }`,
    calls: {
      'empty()': 1,
      'either()': 7,
      'fill(9)': 9,
      'twice8(100)': 200,
      'twice8(128)': 'check overflow',
      'twice32(128)': 256,
      'calls()': 3,
      'choose()': 13,
    },
  },
];
