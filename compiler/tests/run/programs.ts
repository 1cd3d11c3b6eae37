import type { RunCase } from '../support/run-case.ts';

const BARE = "import { type u8, u32, u64, type Fixed, fixed, type Atomic, atomic } from '@bulkhead/bare';\n";

/** Modules, constants, storage and checks of whole programs. */
export const PROGRAM_CASES: readonly RunCase[] = [
  {
    name: 'constants across modules: annotated, computed, of conversions, as lengths by typeof',
    source: `
import { COUNT, LIMIT, Slots, TOP } from './numbers.ts';
const LOCAL: u32 = COUNT * 2 + 1;
const items: Fixed<u8, typeof LOCAL> = fixed(LOCAL, 1);
const more: Fixed<u32, typeof COUNT> = fixed(COUNT, 3);
class Table { rows: Fixed<u16, typeof LIMIT> = fixed(LIMIT, 2); slots: Slots = fixed(COUNT, 5); }
const table = new Table();
export function lengths(): u32 { return items.length * 1000 + more.length * 100 + table.rows.length * 10 + table.slots.length; }
export function at(i: u32): u32 { return u32(items[i]) + more[i] + u32(table.rows[i]) + u32(table.slots[i]); }
export function local(): u32 { const xs: Fixed<u32, typeof COUNT> = fixed(COUNT, 9); return xs[COUNT - 1]; }
export function top(): u64 { return TOP; }`,
    files: {
      'numbers.ts': `${BARE}import { SHIFT } from './deep/shift.ts';
enum Kind { A, B, Count }
export const COUNT: u32 = Kind.Count + 2;
export const LIMIT: u32 = u32(1n << SHIFT);
export const TOP: u64 = u64(LIMIT) << 40n;
export type Slots = Fixed<u8, typeof COUNT>;`,
      'deep/shift.ts': `${BARE}export const SHIFT: u64 = 3n;`,
    },
    calls: { 'lengths()': 9484, 'at(3)': 11, 'at(4)': 'check index', 'local()': 9, 'top()': 8n << 40n },
  },
  {
    name: 'enum members that only this compiler evaluates: of typed and imported constants',
    source: `
import { BASE } from './base.ts';
const STEP: u32 = 4;
enum Code { First = BASE, Second = First + 1, Third = Code.Second + 1, Far = BASE * STEP, Bits = (1 << STEP) | BASE }
function name(c: Code): u32 { switch (c) { case Code.First: return 1; case Code.Second: return 2; case Code.Third: return 3; case Code.Far: return 4; default: return 5; } }
export function values(): u32 { return Code.First + Code.Second * 100 + Code.Third * 10000 + Code.Far * 1000000; }
export function mask(): u32 { return Code.Bits; }
export function named(): u32 { return name(Code.Third) * 10 + name(Code.Far); }`,
    files: { 'base.ts': `${BARE}export const BASE: u32 = 3;` },
    calls: { 'values()': 12050403, 'mask()': 19, 'named()': 34 },
  },
  {
    name: 'numbers as type arguments: literal, of constants, passed through, in functions and structs',
    source: `
const SIZE: u32 = 6;
class Buffer<N extends number> { bytes: Fixed<u8, N> = fixed(numberOf<N>(), 4); size(): u32 { return this.bytes.length; } }
class Pair<A extends number, B extends number> { left: Buffer<A> = new Buffer<A>(); right: Buffer<B> = new Buffer<B>(); }
function sum<N extends number>(xs: Fixed<u8, N>): u32 { let s: u32 = 0; for (const x of xs) s += u32(x); return s * 100 + numberOf<N>(); }
const small = new Buffer<2>();
const named = new Buffer<typeof SIZE>();
const pair = new Pair<3, typeof SIZE>();
export function sizes(): u32 { return small.size() * 1000 + named.size() * 100 + pair.left.size() * 10 + pair.right.size(); }
export function sums(): u32 { return sum<2>(small.bytes) + sum<typeof SIZE>(named.bytes); }
export function last(i: u32): u8 { return pair.left.bytes[i]; }`,
    calls: { 'sizes()': 2636, 'sums()': 808 + 2400, 'last(2)': 4, 'last(3)': 'check index' },
  },
  {
    name: 'what nothing reaches is left out, also what has a check that fails at compile time',
    source: `
import { used } from './library.ts';
function forgotten(): u32 { return missing(1); }
function missing(x: u32): u32 { return x; }
export function f(): u32 { return used(); }`,
    files: {
      'library.ts': `${BARE}
const big: Fixed<u32, 4096> = fixed(4096, 1);
export function used(): u32 { return 4; }
export function unused(): u32 { return big[0]; }`,
    },
    calls: { 'f()': 4 },
  },
  {
    name: 'modules of one name in several directories, exporting the same names',
    source: `
import { value as a, Box as BoxA } from './a/item.ts';
import { value as b, Box as BoxB } from './b/item.ts';
const first = new BoxA();
const second = new BoxB();
export function f(): u32 { return a() * 1000 + b() * 100 + first.inside * 10 + u32(second.inside); }`,
    files: {
      'a/item.ts': `${BARE}export class Box { inside: u32 = 3; }\nlet state: u32 = 1;\nexport function value(): u32 { state += 1; return state; }`,
      'b/item.ts': `${BARE}export class Box { inside: u8 = 5; }\nlet state: u32 = 6;\nexport function value(): u32 { state += 1; return state; }`,
    },
    calls: { 'f()': 2735 },
  },
  {
    name: 'a value exported through two barrels is one value',
    source: `
import { counter } from './one.ts';
import { counter as same, raise } from './two.ts';
export function f(): boolean { counter.add(1); raise(); return counter.load() === 12 && same.load() === 12; }`,
    files: {
      'one.ts': "export { counter } from './three.ts';",
      'two.ts': "export * from './three.ts';",
      'three.ts': `${BARE}export const counter: Atomic<u32> = atomic(10);\nexport function raise(): void { counter.add(1); }`,
    },
    calls: { 'f()': 1 },
  },
  {
    name: 'types of another module: imported as types, in fields, parameters and results',
    source: `
import type { Point, Port } from './types.ts';
import { make, port } from './types.ts';
class Line { from: Point = { x: 1, y: 2 }; }
const line = new Line();
function sum(p: Point): u32 { return p.x + p.y; }
function use(port: Port): u32 { port.sent += 1; return port.sent; }
export function f(): u32 { line.from = make(30); return sum(line.from) + sum({ x: 1, y: 1 }); }
export function g(): u32 { return use(port) + use(port); }`,
    files: {
      'types.ts': `${BARE}export interface Point { readonly x: u32; readonly y: u32 }\nexport class Port { sent: u32 = 0; }\nexport const port = new Port();\nexport function make(x: u32): Point { return { x, y: x + 1 }; }`,
    },
    calls: { 'f()': 63, 'g()': 3 },
  },
  {
    name: 'address spaces: one width, changed by `as` only, in fields, constants and parameters',
    source: `
type Ipa = u64 & { readonly __space?: 'ipa' };
type Pa = u64 & { readonly __space?: 'pa' };
type Slot = u8 & { readonly __kind?: 'slot' };
const WINDOW: Pa = 0x8000_0000n;
class Region { base: Ipa = 0x4000_0000n; size: u64 = 0x1000n; slot: Slot = 3; }
const region = new Region();
function host(at: Ipa): Pa { return ((at as u64) - (region.base as u64) + (WINDOW as u64)) as Pa; }
function end(): Ipa { return (region.base + (region.size as Ipa)) as Ipa; }
export function f(x: u64): u64 { return host(x as Ipa); }
export function g(): u64 { return end() as u64; }
function isWithin<T extends u64>(at: T, first: T, bytes: u64): boolean { return at >= first && (at - first) < bytes; }
export function j(x: u64): boolean { return isWithin(x as Ipa, region.base, region.size) && !isWithin(x as Pa, WINDOW, 1n); }
export function k(x: u64): u64 { const up: Pa = WINDOW + x; const gap = up - WINDOW; const at: Ipa = region.base + gap; return at; }
export function h(): u8 { const s = (250 as Slot) + region.slot; return s; }
export function i(x: u8): u8 { return (x as Slot) + region.slot; }`,
    calls: {
      'f(0x40000010)': 0x8000_0010n,
      'f(1)': 'check overflow',
      'g()': 0x4000_1000n,
      'h()': 253,
      'j(0x40000fff)': 1,
      'j(0x40001000)': 0,
      'k(16)': 0x4000_0010n,
      'i(253)': 'check overflow',
    },
  },
  {
    name: 'each kind of check, with a value that passes and one that fails',
    source: `
class Node { x: u32 = 4; next: Node | null = null; }
const node = new Node();
const cells: Fixed<u8, 3> = fixed(3, 1);
enum Kind { A, B }
function cut(): u32 { node.next = null; return 0; }
function kind(k: Kind): u32 { switch (k) { case Kind.A: return 1; case Kind.B: return 2; } }
export function overflow(x: u32): u32 { return x + 1; }
export function division(x: u32): u32 { return 10 / x; }
export function shift(x: u32): u32 { return 1 << x; }
export function conversion(x: u32): u8 { return u8(x); }
export function index(x: u32): u8 { return cells[x]; }
export function nothing(cuts: boolean): u32 { node.next = node; if (node.next === null) return 0; if (cuts) cut(); return node.next.x; }
export function end(x: u32): u32 { return kind(x); }
export function asserted(x: u32): u32 { assert(x > 1, 'more than one'); return x; }
export function panics(x: u32): u32 { if (x === 0) panic('nothing'); return x; }`,
    calls: {
      'overflow(1)': 2,
      'overflow(0xffffffff)': 'check overflow',
      'division(2)': 5,
      'division(0)': 'check division',
      'shift(31)': 0x8000_0000,
      'shift(32)': 'check shift',
      'conversion(255)': 255,
      'conversion(256)': 'check conversion',
      'index(2)': 1,
      'index(3)': 'check index',
      'nothing(0)': 4,
      'nothing(1)': 'check null',
      'end(1)': 2,
      'end(2)': 'check unreachable',
      'asserted(2)': 2,
      'asserted(1)': 'check assert',
      'panics(1)': 1,
      'panics(0)': 'check panic',
    },
  },
  {
    name: 'checks inside methods, generics, conditions, arguments and initialisers of locals',
    source: `
class Meter { value: u8 = 250; add(n: u8): u8 { this.value += n; return this.value; } }
const meter = new Meter();
const cells: Fixed<u32, 2> = fixed(2, 5);
function pick<T>(xs: Slice<T>, i: u32): T { return xs[i]; }
function twice(x: u32): u32 { return x * 2; }
export function method(n: u8): u8 { meter.value = 250; return meter.add(n); }
export function generic(i: u32): u32 { return pick<u32>(cells, i); }
export function condition(i: u32): u32 { if (cells[i] === 5) return 1; return 2; }
export function argument(x: u32): u32 { return twice(x + 1); }
export function initialiser(x: u32): u32 { const y = 100 / x; return y; }
export function logic(i: u32): boolean { return i < 2 && cells[i] === 5; }
export function choice(i: u32): u32 { return i < 2 ? cells[i] : 0; }`,
    calls: {
      'method(5)': 255,
      'method(6)': 'check overflow',
      'generic(1)': 5,
      'generic(2)': 'check index',
      'condition(2)': 'check index',
      'argument(0x7fffffff)': 'check overflow',
      'argument(0xffffffff)': 'check overflow',
      'initialiser(0)': 'check division',
      'logic(9)': 0,
      'choice(9)': 0,
      'choice(1)': 5,
    },
  },
  {
    name: 'storage in a frame: in loops, in cases, of nested arrays, with atomics, lent two calls deep',
    source: `
class Stack { items: Fixed<u32, 4> = fixed(4, 0); count: u32 = 0; push(x: u32): void { this.items[this.count] = x; this.count++; } }
function fill(s: Stack, n: u32): void { for (let i: u32 = 0; i < n; i++) push(s, i); }
function push(s: Stack, x: u32): void { s.push(x * 10); }
export function fresh(n: u32): u32 { let most: u32 = 0; for (let i: u32 = 0; i < n; i++) { const s = new Stack(); fill(s, i); if (s.count > most) most = s.count; } return most; }
export function top(n: u32): u32 { const s = new Stack(); fill(s, n); return s.items[s.count - 1]; }
export function grid(): u32 { const g: Fixed<Fixed<u8, 2>, 3> = fixedOf(3, () => fixed(2, 6)); g[2][1] = 9; let n: u32 = 0; for (const row of g) for (const c of row) n += u32(c); return n; }
export function inCase(n: u32): u32 { switch (n) { case 0: { const s = new Stack(); s.push(7); return s.items[0]; } default: { const xs: Fixed<u64, 2> = fixed(2, 3n); return u32(xs[n]); } } }
export function counted(): u32 { const c: Atomic<u32> = atomic(5); c.add(2); return c.load(); }`,
    calls: {
      'fresh(4)': 3,
      'fresh(6)': 'check index',
      'top(3)': 20,
      'top(0)': 'check overflow',
      'grid()': 39,
      'inCase(0)': 7,
      'inCase(1)': 3,
      'inCase(2)': 'check index',
      'counted()': 7,
    },
  },
  {
    name: 'slices of every element: bytes, words, booleans, objects, rows and structs of a table',
    source: `
interface Entry { readonly key: u8; readonly value: u16 }
class Cell { n: u32 = 1; }
const entries: readonly Entry[] = [{ key: 1, value: 100 }, { key: 2, value: 200 }, { key: 3, value: 300 }];
const flags: Fixed<boolean, 4> = fixed(4, false);
const words: Fixed<u64, 4> = fixed(4, 1n << 40n);
const cells: Fixed<Cell, 3> = fixedOf(3, () => new Cell());
const grid: Fixed<Fixed<i8, 2>, 3> = fixedOf(3, () => fixed(2, -1));
function find(all: ReadonlySlice<Entry>, key: u8): u16 { for (const e of all) if (e.key === key) return e.value; return 0; }
function set(all: Slice<boolean>): void { for (let i: u32 = 0; i < all.length; i++) all[i] = true; }
export function found(from: u32, key: u8): u16 { return find(slice(entries, from, 3), key); }
export function flagged(a: u32, b: u32): u32 { for (let i: u32 = 0; i < 4; i++) flags[i] = false; set(slice(flags, a, b)); let n: u32 = 0; for (const f of flags) n = n * 2 + (f ? 1 : 0); return n; }
export function word(i: u32): u64 { return slice(words, 1, 3)[i]; }
export function object(): u32 { const part: Slice<Cell> = slice(cells, 1, 3); part[1].n = 8; return cells[2].n * 10 + part.length; }
export function row(): i32 { const rows: Slice<Fixed<i8, 2>> = slice(grid, 2, 3); rows[0][1] = -100; return i32(grid[2][1]) + i32(grid[1][1]); }`,
    calls: {
      'found(0, 2)': 200,
      'found(2, 2)': 0,
      'found(3, 3)': 0,
      'found(4, 3)': 'check index',
      'flagged(1, 3)': 6,
      'flagged(0, 4)': 15,
      'flagged(3, 2)': 'check index',
      'word(1)': 1n << 40n,
      'word(2)': 'check index',
      'object()': 82,
      'row()': -101,
    },
  },
  {
    name: 'bit fields of every declared type, in conditions, switches, structs and generics',
    source: `
enum Mode { User, System, Monitor }
const Status = bitFields('u32', { mode: enumBits<Mode>(1, 0), on: bit(2), level: bits(7, 4, 'u8'), page: inPlace(31, 12) });
interface Saved { readonly status: u32; readonly mode: Mode }
class Core { status: u32 = Status.of({ mode: Mode.System, on: true, level: 15 }); }
const core = new Core();
function save(status: u32): Saved { return { status, mode: Status.mode(status) }; }
export function initial(): u32 { return core.status; }
export function mode(s: u32): u32 { switch (Status.mode(s)) { case Mode.User: return 10; case Mode.System: return 20; case Mode.Monitor: return 30; } }
export function raise(): u32 { core.status = Status.with(core.status, { level: Status.level(core.status) + 1 }); return core.status; }
export function lower(): u32 { const s = save(Status.with(0x5f, { level: 2, page: 0x7000 })); return Status.on(s.status) && s.mode === Mode.Monitor ? 1 : s.status; }
export function page(s: u32): u32 { return Status.page(s); }`,
    calls: {
      'initial()': 0xf5,
      'mode(4)': 10,
      'mode(2)': 30,
      'mode(3)': 'check unreachable',
      'raise()': 'check conversion',
      'lower()': 0x702f,
      'page(0x12345678)': 0x1234_5000,
    },
  },
  {
    name: 'generic containers of structs, tuples, unions and references',
    source: `
type Option<T> = { readonly some: true; readonly value: T } | { readonly some: false };
interface Pair<A, B> { readonly a: A; readonly b: B }
class Node { n: u32 = 5; }
class Last<T> { value: Option<T> = { some: false }; put(value: T): void { this.value = { some: true, value }; } orElse(other: T): T { const v = this.value; return v.some ? v.value : other; } }
const words = new Last<u64>();
const pairs = new Last<Pair<u8, boolean>>();
const tuples = new Last<readonly [u16, u16]>();
const node = new Node();
function both<T>(a: Option<T>, b: Option<T>): boolean { return a.some && b.some; }
export function word(x: u64): u64 { const before = words.orElse(7n); words.put(x); return before * 100n + words.orElse(0n); }
export function pair(): u32 { pairs.put({ a: 9, b: true }); const p = pairs.orElse({ a: 0, b: false }); return p.b ? u32(p.a) : 0; }
export function tuple(): u32 { const [a] = tuples.orElse([3, 4]); tuples.put([8, 6]); const [c, d] = tuples.orElse([0, 0]); return u32(a) * 100 + u32(c) * 10 + u32(d); }
export function options(): boolean { return both(words.value, words.value) && both<u8>({ some: true, value: 1 }, { some: true, value: 2 }); }`,
    calls: { 'word(12)': 712, 'word(13)': 1213, 'pair()': 9, 'tuple()': 386, 'options()': 1 },
  },
  {
    name: 'locks around objects with arrays and nested objects; tryAcquire of a free and of a held one',
    source: `
class Slot { used: boolean = false; id: u16 = 0; }
class Pool { slots: Fixed<Slot, 3> = fixedOf(3, () => new Slot()); taken: u32 = 0; }
const pool: Locked<Pool> = locked(new Pool());
function claim(p: Pool, id: u16): u32 { let i: u32 = 0; for (const s of p.slots) { if (!s.used) { s.used = true; s.id = id; p.taken++; return i; } i++; } return 99; }
export function take(id: u16): u32 { using guard = acquire(pool); return claim(guard.value, id); }
export function busy(): boolean { using guard = acquire(pool); using second = tryAcquire(pool); return second === null && guard.value.taken > 0; }
export function free(): u32 { using guard = tryAcquire(pool); if (guard === null) return 77; guard.value.slots[1].used = false; return guard.value.taken; }`,
    calls: {
      'take(5)': 0,
      'take(6)': 1,
      'busy()': 1,
      'free()': 2,
      'take(7)': 1,
      'take(8)': 2,
      'take(9)': 99,
    },
  },
  {
    name: 'methods: of elements, of lent objects, through `this` in every position, with objects as results',
    source: `
class Account {
  balance: u32 = 10;
  other: Account | null = null;
  self(): Account { return this; }
  join(other: Account): Account { this.other = other; return other; }
  move(to: Account, n: u32): boolean { if (n > this.balance) return false; this.balance -= n; to.balance += n; return true; }
  isSame(a: Account): boolean { return this === a; }
  total(): u32 { return this.other === null ? this.balance : this.balance + this.other.balance; }
}
const accounts: Fixed<Account, 3> = fixedOf(3, () => new Account());
export function same(i: u32): boolean { return accounts[0].self().isSame(accounts[i]); }
export function joined(): u32 { accounts[0].join(accounts[1]).balance = 50; return accounts[0].total(); }
export function moved(n: u32): u32 { accounts[1].balance = 20; accounts[2].balance = 1; return accounts[1].move(accounts[2], n) ? accounts[2].balance : 999; }
export function toItself(): u32 { const a = new Account(); a.move(a, 5); return a.balance; }`,
    calls: {
      'same(0)': 1,
      'same(1)': 0,
      'joined()': 60,
      'moved(20)': 21,
      'moved(21)': 999,
      'toItself()': 10,
    },
  },
  {
    name: 'functions: of eight arguments, of structs by value, of references and slices, without a result',
    source: `
interface Big { readonly a: u64; readonly b: u64; readonly c: u64; readonly d: u64; readonly e: u8 }
class Out { n: u64 = 0n; }
const cells: Fixed<u8, 2> = fixed(2, 4);
function eight(a: u8, b: u16, c: u32, d: u64, e: i8, f: i16, g: i32, h: i64): i64 { return i64(a) + i64(b) + i64(c) + i64(d) + i64(e) + i64(f) + i64(g) + h; }
function grow(x: Big): Big { return { a: x.a + 1n, b: x.b, c: x.c, d: x.d * 2n, e: x.e }; }
function add(to: Out, x: Big, part: ReadonlySlice<u8>, text: string): void { to.n += x.a + x.d + u64(part[1]) + u64(text.length); }
export function sum(): i64 { return eight(1, 2, 3, 4n, -5, -6, -7, -8n); }
export function big(): u64 { const out = new Out(); const x: Big = { a: 1n, b: 0n, c: 0n, d: 10n, e: 1 }; add(out, grow(x), cells, 'abc'); return out.n * 100n + x.a; }`,
    calls: { 'sum()': -16, 'big()': 2901 },
  },
  {
    name: 'wide expressions: parentheses, precedence, mixed comparisons and logic',
    source: `
export function a(x: u32): u32 { return x + 2 * 3 - 4 / 2 % 2; }
export function b(x: u32): u32 { return (x + 2) * (3 - 1) << 1 | 1; }
export function c(x: u32): boolean { return x > 1 && x < 5 || x === 9 && !(x !== 9); }
export function d(x: u32): u32 { return x & 0xf0 | x & 0x0f ^ 0x03; }
export function e(x: i32): i32 { return -x - -1 - (2 - -3); }
export function f(x: u32): u32 { return x >= 3 ? x > 5 ? 2 : 1 : x === 0 ? 8 : 9; }
export function g(x: u64): u64 { return (x & ~0xfffn) + ((x >> 12n) & 0x1ffn) * 8n; }
export function h(x: u32): u32 { return ((((x)))) - ((1)); }`,
    calls: {
      'a(1)': 7,
      'b(1)': 13,
      'c(4)': 1,
      'c(9)': 1,
      'c(5)': 0,
      'd(0xab)': 0xa8,
      'e(4)': -8,
      'f(6)': 2,
      'f(3)': 1,
      'f(0)': 8,
      'f(1)': 9,
      'g(0x3456)': 0x3018,
      'h(0)': 'check overflow',
    },
  },
  {
    name: 'module variables: of every kind, changed by several functions, shared by methods',
    source: `
class Node { n: u32 = 3; count(): u32 { calls++; return calls; } }
let calls: u32 = 0;
let on: boolean = true;
let small: i8 = -3;
let wide: u64 = 1n << 63n;
let current: Node | null = null;
const node = new Node();
function toggle(): void { on = !on; }
export function counts(): u32 { node.count(); node.count(); calls += 10; return calls; }
export function toggled(): boolean { toggle(); const was = on; toggle(); return !was && on; }
export function chosen(): u32 { current = null; if (current === null) current = node; return current.n; }
export function down(): i8 { small--; return small; }
export function lost(): u64 { wide -= 1n; return wide; }`,
    calls: {
      'counts()': 12,
      'toggled()': 1,
      'chosen()': 3,
      'down()': -4,
      'lost()': (1n << 63n) - 1n,
    },
  },
];
