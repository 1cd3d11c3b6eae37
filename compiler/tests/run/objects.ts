import type { RunCase } from '../support/run-case.ts';

export const OBJECT_CASES: RunCase[] = [
  {
    name: 'classes: embedded and referring fields, methods, initial values',
    source: `
class Inner { value: u32 = 7; flags: Fixed<u8, 4> = fixed(4, 1); }
class Outer {
  readonly id: u16 = 3;
  private ready: boolean = true;
  inner: Inner = new Inner();
  next: Outer | null = null;
  bump(by: u32): u32 { this.inner.value += by; return this.inner.value; }
  isReady(): boolean { return this.ready; }
  last(): Outer { return this.next === null ? this : this.next; }
}
const first = new Outer();
const second = new Outer();
function link(a: Outer, b: Outer | null): void { a.next = b; }
export function bump(by: u32): u32 { return first.bump(by); }
export function chain(): u32 { link(first, second); const next = first.next; if (next === null) return 0; return next.bump(100); }
export function last(): u32 { link(first, second); return first.last().inner.value; }
export function ready(): boolean { return first.isReady() && second.last() === second; }
export function flag(i: u32): u8 { return second.inner.flags[i]; }
export function id(): u16 { return first.id; }`,
    calls: {
      'bump(3)': 10,
      'chain()': 107,
      'last()': 107,
      'ready()': 1,
      'flag(3)': 1,
      'flag(4)': 'check index',
      'id()': 3,
    },
  },
  {
    name: 'arrays: of scalars, of objects, of arrays; length; for…of',
    source: `
class Point { x: u32 = 1; y: u32 = 2; }
const COUNT = 4;
const points: Fixed<Point, 4> = fixedOf(COUNT, () => new Point());
const grid: Fixed<Fixed<u16, 3>, 2> = fixedOf(2, () => fixed(3, 9));
const plain: Fixed<boolean, 2> = fixed(2, false);
function total(row: Fixed<u16, 3>): u32 { let sum: u32 = 0; for (const cell of row) sum += u32(cell); return sum; }
export function move(i: u32): u32 { const p = points[i]; p.x += 10; return p.x + p.y; }
export function all(): u32 { let sum: u32 = 0; for (const p of points) { if (p.y === 0) continue; sum += p.x; } return sum; }
export function cell(r: u32, c: u32, v: u16): u32 { grid[r][c] = v; return total(grid[r]) + total(grid[0]); }
export function len(): u32 { return points.length * 10 + grid.length + u32(plain.length); }
export function nested(): u32 { let n: u32 = 0; for (const row of grid) for (const cell of row) n += u32(cell); return n; }
export function at(i: i32): boolean { return plain[i]; }`,
    calls: {
      'move(0)': 13,
      'move(4)': 'check index',
      'all()': 14,
      'cell(1, 2, 5)': 50,
      'cell(2, 0, 1)': 'check index',
      'cell(1, 3, 1)': 'check index',
      'len()': 44,
      'nested()': 50,
      'at(1)': 0,
      'at(-1)': 'check index',
    },
  },
  {
    name: 'tables of constants: integers, structs, strings',
    source: `
interface Entry { readonly key: u32; readonly on: boolean }
const masks: readonly u32[] = [1, 2 + 2, 0xffff_ffff];
const entries: readonly Entry[] = [{ key: 5, on: true }, { key: 6, on: false }];
const names: readonly string[] = ['zero', 'one', ''];
export function mask(i: u32): u32 { return masks[i]; }
export function key(i: u32): u32 { return entries[i].on ? entries[i].key : 0; }
export function name(i: u32, at: u32): u8 { return names[i].charCodeAt(at); }
export function nameLength(i: u32): u32 { const text = names[i]; return text.length; }
export function sizes(): u32 { let n: u32 = 0; for (const text of names) n += text.length; for (const e of entries) n += e.key; return n; }`,
    calls: {
      'mask(1)': 4,
      'mask(3)': 'check index',
      'key(0)': 5,
      'key(1)': 0,
      'name(1, 2)': 101,
      'name(1, 3)': 'check index',
      'nameLength(0)': 4,
      'sizes()': 18,
    },
  },
  {
    name: 'value structs are copied',
    source: `
interface Range { readonly start: u64; readonly size: u64 }
type Found = { readonly ok: boolean; readonly range: Range; readonly by: Keeper };
class Keeper { hits: u32 = 0; }
const keeper = new Keeper();
function make(start: u64, size: u64): Range { return { start, size: size * 2n }; }
function find(start: u64): Found { keeper.hits++; return { ok: start > 1n, range: make(start, 4n), by: keeper }; }
export function end(start: u64): u64 { const found = find(start); if (!found.ok) return 0n; found.by.hits += 10; return found.range.start + found.range.size; }
export function pick(b: boolean): u64 { let r: Range = { start: 1n, size: 2n }; if (b) r = make(7n, 1n); return r.start; }
export function hits(): u32 { return keeper.hits; }`,
    calls: { 'end(1)': 0, 'end(5)': 13, 'hits()': 12, 'pick(1)': 7, 'pick(0)': 1 },
  },
  {
    name: 'a narrowed reference in memory is checked again',
    source: `
class Node { next: Node | null = null; value: u32 = 5; }
const a = new Node();
const b = new Node();
let current: Node | null = null;
function clear(): void { a.next = null; current = null; }
export function safe(): u32 { a.next = b; if (a.next !== null) { return a.next.value; } return 0; }
export function gone(): u32 { a.next = b; if (a.next !== null) { clear(); return a.next.value; } return 0; }
export function variable(): u32 { current = b; if (current !== null) { const c = current; clear(); return c.value; } return 0; }`,
    calls: { 'safe()': 5, 'gone()': 'check null', 'variable()': 5 },
  },
  {
    name: 'strings as arguments and constants',
    source: `
const GREETING = 'he\\\\llo\\n"?';
function sum(text: string): u32 { let n: u32 = 0; for (let i: u32 = 0; i < text.length; i++) n += u32(text.charCodeAt(i)); return n; }
export function greeting(): u32 { return sum(GREETING); }
export function choose(b: boolean): u32 { return sum(b ? 'A' : \`BB\`); }
export function first(): u8 { return 'xyz'.charCodeAt(1); }
export function beyond(i: u32): u8 { return GREETING.charCodeAt(i); }`,
    calls: {
      'greeting()': [...'he\\llo\n"?'].reduce((n, c) => n + c.charCodeAt(0), 0),
      'choose(1)': 65,
      'choose(0)': 132,
      'first()': 121,
      'beyond(9)': 'check index',
      'beyond(8)': 63,
    },
  },
];
