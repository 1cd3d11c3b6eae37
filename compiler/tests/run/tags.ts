import type { RunCase } from '../support/run-case.ts';

/** Literal texts as enumerations and as tags of unions. */
export const TAG_CASES: readonly RunCase[] = [
  {
    name: 'literal texts as an enumeration: compared, switched over, passed, returned, chosen, stored',
    source: `
type Mode = 'idle' | 'busy' | 'off-line';
class Port { mode: Mode = 'busy'; }
const port = new Port();
let last: Mode = 'idle';
const DEFAULT: Mode = 'off-line';
function next(mode: Mode): Mode { switch (mode) { case 'idle': return 'busy'; case 'busy': return 'off-line'; case 'off-line': return 'idle'; } }
function number(mode: Mode): u32 { if (mode === 'idle') return 1; return mode !== 'busy' ? 3 : 2; }
function choose(b: boolean): Mode { return b ? 'idle' : DEFAULT; }
export function field(): u32 { const before = port.mode; port.mode = next(before); return number(before) * 10 + number(port.mode); }
export function variable(): u32 { last = next(last); return number(last); }
export function chosen(b: boolean): u32 { return number(choose(b)); }
export function same(): boolean { const a: Mode = 'idle'; return a === choose(true) && choose(false) !== choose(true); }
export function grouped(b: boolean): u32 { switch (choose(b)) { case 'idle': case 'busy': return 7; default: return 8; } }`,
    calls: {
      'field()': 23,
      'variable()': 2,
      'chosen(1)': 1,
      'chosen(0)': 3,
      'same()': 1,
      'grouped(1)': 7,
      'grouped(0)': 8,
    },
  },
  {
    name: 'literal texts as tags of a union: made, narrowed, switched over, in fields and generics',
    source: `
type Event = { readonly kind: 'key'; readonly code: u8 } | { readonly kind: 'move'; readonly x: i32; readonly y: i32 } | { readonly kind: 'close' };
type Result<T> = { readonly status: 'ok'; readonly value: T } | { readonly status: 'failed'; readonly error: u32 };
class Queue { last: Event = { kind: 'close' }; }
const queue = new Queue();
function make(n: u32): Event { if (n === 0) return { kind: 'key', code: 65 }; return n === 1 ? { kind: 'move', x: -2, y: 9 } : { kind: 'close' }; }
function value(e: Event): i32 { switch (e.kind) { case 'key': return i32(e.code); case 'move': return e.x * e.y; case 'close': return 1000; } }
function half(n: u32): Result<u32> { return n % 2 === 0 ? { status: 'ok', value: n / 2 } : { status: 'failed', error: n }; }
export function made(n: u32): i32 { return value(make(n)); }
export function stored(n: u32): i32 { const before = value(queue.last); queue.last = make(n); return before + value(queue.last); }
export function halved(n: u32): u32 { const r = half(n); return r.status === 'ok' ? r.value : 100 + r.error; }
export function isKey(n: u32): boolean { return make(n).kind === 'key'; }`,
    calls: {
      'made(0)': 65,
      'made(1)': -18,
      'made(2)': 1000,
      'stored(0)': 1065,
      'stored(1)': 47,
      'halved(8)': 4,
      'halved(7)': 107,
      'isKey(0)': 1,
      'isKey(1)': 0,
    },
  },
  {
    name: 'literal texts in structs, tuples, fields, tables and parts of other enumerations',
    source: `
type Colour = 'red' | 'green' | 'blue';
type Warm = 'red' | 'orange';
interface Pixel { readonly colour: Colour; readonly at: u8 }
const pixels: readonly Pixel[] = [{ colour: 'blue', at: 1 }, { colour: 'red', at: 2 }];
const wheel: readonly Colour[] = ['green', 'red'];
class Pair { first: Colour = 'green'; second: Colour = 'green'; }
const cells = new Pair();
function pair(c: Colour): readonly [Colour, u32] { return [c, 5]; }
function warm(c: Colour): Warm { if (c === 'red') return c; return 'orange'; }
function pick<T>(a: T, b: T, first: boolean): T { return first ? a : b; }
function number(c: Colour | Warm): u32 { switch (c) { case 'red': return 1; case 'green': return 2; case 'blue': return 3; case 'orange': return 4; } }
export function pixel(i: u32): u32 { return number(pixels[i].colour); }
export function turned(i: u32): u32 { let n: u32 = 0; for (const c of wheel) n = n * 10 + number(c); return n * 10 + number(wheel[i]); }
export function cell(c: u32): u32 { cells.second = wheel[c]; return number(cells.first) * 10 + number(cells.second); }
export function tuple(): u32 { const [c, n] = pair('blue'); return number(c) * n; }
export function warmed(i: u32): u32 { return number(warm(wheel[i])); }
export function picked(first: boolean): u32 { return number(pick<Colour>('red', 'blue', first)); }`,
    calls: {
      'pixel(0)': 3,
      'pixel(2)': 'check index',
      'turned(0)': 212,
      'turned(2)': 'check index',
      'cell(1)': 21,
      'tuple()': 15,
      'warmed(1)': 1,
      'warmed(0)': 4,
      'picked(0)': 3,
    },
  },
];
