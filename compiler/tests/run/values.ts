import type { RunCase } from '../support/run-case.ts';

/** Unions, tuples, results, texts and enums in every place where a value can be. */
export const VALUE_CASES: readonly RunCase[] = [
  {
    name: 'a union by numbers: made, tested by switch and by if, in a tuple and in a field',
    source: `
type Shape = { readonly sides: 0; readonly radius: u16 } | { readonly sides: 3; readonly a: u8; readonly b: u8 } | { readonly sides: 4; readonly edge: u64 };
class Keeper { shape: Shape = { sides: 4, edge: 5n }; }
const keeper = new Keeper();
function size(s: Shape): u64 { switch (s.sides) { case 0: return u64(s.radius) * 3n; case 3: return u64(s.a) + u64(s.b); case 4: return s.edge * s.edge; } }
function pair(n: u8): readonly [Shape, u32] { return [{ sides: 3, a: n, b: 1 }, 7]; }
export function kept(): u64 { return size(keeper.shape); }
export function stored(r: u16): u64 { keeper.shape = { sides: 0, radius: r }; return size(keeper.shape); }
export function inTuple(n: u8): u64 { const [shape, by] = pair(n); return shape.sides === 3 ? size(shape) * u64(by) : 0n; }
export function sides(): u32 { return keeper.shape.sides; }`,
    calls: { 'kept()': 25, 'sides()': 4, 'stored(9)': 27, 'inTuple(4)': 35 },
  },
  {
    name: 'a union by booleans and one by enum members that share a variant',
    source: `
interface Failed { readonly ok: false; readonly code: u32 }
type Small = { readonly ok: true; readonly value: u8 } | Failed;
type Large = { readonly ok: true; readonly value: u64 } | Failed;
function small(n: u32): Small { return n < 256 ? { ok: true, value: u8(n) } : { ok: false, code: n }; }
function large(n: u32): Large { const s = small(n); if (!s.ok) return s; return { ok: true, value: u64(s.value) << 32n }; }
export function f(n: u32): u64 { const l = large(n); return l.ok ? l.value : u64(l.code); }`,
    calls: { 'f(1)': 1n << 32n, 'f(256)': 256 },
  },
  {
    name: 'unions: a variant without members, tests that leave the rest, nested tests, assignment in loops',
    source: `
enum State { Off, On, Wait }
type Machine = { readonly state: State.Off } | { readonly state: State.On; readonly speed: u32 } | { readonly state: State.Wait; readonly until: u64; readonly speed: u32 };
function step(m: Machine): Machine {
  if (m.state === State.Off) return { state: State.On, speed: 1 };
  if (m.state === State.On) { if (m.speed > 2) return { state: State.Wait, until: 10n, speed: m.speed }; return { state: State.On, speed: m.speed + 1 }; }
  return m.until > 10n ? { state: State.Off } : { state: State.Wait, until: m.until + 1n, speed: m.speed };
}
export function after(n: u32): u32 { let m: Machine = { state: State.Off }; for (let i: u32 = 0; i < n; i++) m = step(m); return m.state * 100 + (m.state === State.Off ? 0 : m.state === State.On ? m.speed : u32(m.until)); }`,
    calls: {
      'after(0)': 0,
      'after(1)': 101,
      'after(3)': 103,
      'after(4)': 210,
      'after(5)': 211,
      'after(6)': 0,
    },
  },
  {
    name: 'a union copied from a field keeps its variant when the field changes',
    source: `
type Slot = { readonly used: true; readonly value: u32 } | { readonly used: false };
class Box { slot: Slot = { used: true, value: 5 }; }
const boxes: Fixed<Box, 2> = fixedOf(2, () => new Box());
function empty(box: Box): void { box.slot = { used: false }; }
export function f(): u32 { const old = boxes[1].slot; empty(boxes[1]); const now = boxes[1].slot; return (old.used ? old.value : 0) * 10 + (now.used ? now.value : 9); }
export function other(): u32 { const slot = boxes[0].slot; return slot.used ? slot.value : 0; }`,
    calls: { 'f()': 59, 'other()': 5 },
  },
  {
    name: 'tuples: of one element, of many types, in structs, in tuples, in fields, in generics',
    source: `
interface Named { readonly pair: readonly [u8, boolean]; readonly id: u16 }
class Held { deep: readonly [readonly [u8, u64], boolean] = [[1, 2n], true]; }
const held = new Held();
function one(x: u32): readonly [u32] { return [x + 1]; }
function many(): readonly [u8, i16, u64, boolean, Held] { return [1, -2, 3n, true, held]; }
function first<A, B>(pair: readonly [A, B]): A { return pair[0]; }
export function single(): u32 { const [x] = one(4); return x; }
export function sum(): i64 { const [a, b, c, d, e] = many(); return i64(a) + i64(b) + i64(c) + (d ? 100n : 0n) + (e === held ? 1000n : 0n); }
export function named(): u32 { const n: Named = { pair: [7, true], id: 8 }; return n.pair[1] ? u32(n.pair[0]) + u32(n.id) : 0; }
export function deep(): u64 { const [inner, on] = held.deep; held.deep = [[inner[0], 5n], false]; return on && !held.deep[1] ? inner[1] * 10n + held.deep[0][1] : 0n; }
export function generic(): u64 { return first<u64, u8>([9n, 1]) + u64(first<u8, boolean>([2, false])); }`,
    calls: { 'single()': 5, 'sum()': 1102, 'named()': 15, 'deep()': 25, 'generic()': 11 },
  },
  {
    name: 'results through three levels of calls, with the error of the innermost',
    source: `
type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: u32 };
function digit(b: u8, at: u32): Result<u32> { return b >= 48 && b <= 57 ? { ok: true, value: u32(b) - 48 } : { ok: false, error: at }; }
function parse(text: ReadonlySlice<u8>): Result<u32> { let n: u32 = 0; let at: u32 = 0; for (const b of text) { const d = digit(b, at); if (!d.ok) return d; n = n * 10 + d.value; at++; } return { ok: true, value: n }; }
function port(text: ReadonlySlice<u8>): Result<u16> { const n = parse(text); if (!n.ok) return n; if (n.value > 65535) return { ok: false, error: 1000 }; return { ok: true, value: u16(n.value) }; }
function shown(r: Result<u16>): u32 { return r.ok ? u32(r.value) : 900000 + r.error; }
export function good(): u32 { return shown(port(bytesOf('8080'))); }
export function bad(): u32 { return shown(port(bytesOf('80x0'))); }
export function large(): u32 { return shown(port(bytesOf('65536'))); }
export function huge(): u32 { return shown(port(bytesOf('99999999999'))); }`,
    calls: { 'good()': 8080, 'bad()': 900002, 'large()': 901000, 'huge()': 'check overflow' },
  },
  {
    name: 'texts: lengths, characters, escapes, in structs, chosen and passed on',
    source: `
interface Label { readonly text: string; readonly id: u32 }
const NAME = 'bulkhead';
const labels: readonly string[] = ['', 'a', 'tab\\t', 'quote"\\\\'];
function last(text: string): u8 { return text.charCodeAt(text.length - 1); }
function choose(b: boolean): string { return b ? 'yes' : NAME; }
export function constant(): u32 { return NAME.length; }
export function end(b: boolean): u8 { return last(choose(b)); }
export function empty(): u8 { return last(''); }
export function table(i: u32): u32 { const t = labels[i]; return t.length === 0 ? 0 : t.length * 1000 + u32(last(t)); }
export function struct(): u32 { const l: Label = { text: 'xy', id: 3 }; return l.text.length * l.id + u32(l.text.charCodeAt(1)); }`,
    calls: {
      'constant()': 8,
      'end(1)': 115,
      'end(0)': 100,
      'empty()': 'check overflow',
      'table(0)': 0,
      'table(2)': 4009,
      'table(3)': 7092,
      'table(4)': 'check index',
      'struct()': 127,
    },
  },
  {
    name: 'enums: explicit, implicit, computed and equal members; as fields, parameters and indices',
    source: `
const SHIFT = 4;
enum Level { Low, Middle = 5, High, Top = High * 2, Bit = 1 << SHIFT, Mask = Bit | Low, All = 0xffff_ffff }
const enum Side { Left = 1, Right }
class Lamp { level: Level = Level.High; side: Side = Side.Right; }
const lamp = new Lamp();
const cells: Fixed<u8, 3> = fixed(3, 7);
function next(level: Level): Level { return level === Level.High ? Level.Low : Level.High; }
export function values(): u32 { return Level.Low + Level.Middle * 10 + Level.High * 100 + Level.Top * 1000 + Level.Bit * 100000 + Level.Mask; }
export function all(): u32 { return Level.All; }
export function turned(): u32 { lamp.level = next(lamp.level); const was = lamp.level; lamp.level = next(was); return was * 10 + lamp.level; }
export function indexed(): u8 { return cells[lamp.side]; }
export function over(): u32 { return lamp.level + Level.All; }`,
    calls: {
      'values()': 50 + 600 + 12000 + 1600000 + 16,
      'all()': 0xffff_ffff,
      'turned()': 6,
      'indexed()': 7,
      'over()': 'check overflow',
    },
  },
  {
    name: 'a union of numbers as a type of its own, switched over without default',
    source: `
type Width = 1 | 2 | 4 | 8;
function wide(w: Width): u32 { switch (w) { case 1: return 8; case 2: return 16; case 4: return 32; case 8: return 64; } }
function pick(n: u32): Width { return n === 0 ? 1 : n === 1 ? 2 : n === 2 ? 4 : 8; }
export function f(n: u32): u32 { return wide(pick(n)); }`,
    calls: { 'f(0)': 8, 'f(2)': 32, 'f(9)': 64 },
  },
];
