import type { RunCase } from '../support/run-case.ts';

/** Where structs and arrays lie, what is copied and what is referred to. */
export const LAYOUT_CASES: readonly RunCase[] = [
  {
    name: 'fields of every width next to one another keep apart',
    source: `
class Mixed { a: u8 = 1; b: u64 = 2n; c: u16 = 3; d: boolean = true; e: i32 = -4; f: i8 = -5; g: u32 = 6; h: i64 = -7n; i: i16 = -8; }
const m = new Mixed();
export function sum(): i64 { return i64(m.a) + i64(m.b) + i64(m.c) + i64(m.e) + i64(m.f) + i64(m.g) + m.h + i64(m.i); }
export function turn(): i64 { m.a = 255; m.c = 65535; m.f = -128; m.i = -32768; return sum(); }
export function rest(): boolean { return m.d && m.b === 2n && m.e === -4 && m.g === 6 && m.h === -7n; }`,
    calls: { 'sum()': -12, 'turn()': 255 + 2 + 65535 - 4 - 128 + 6 - 7 - 32768, 'rest()': 1 },
  },
  {
    name: 'embedded objects at every depth are parts of their owner; elements of arrays are apart',
    source: `
class Leaf { v: u8 = 1; w: u32 = 2; }
class Twig { pad: u8 = 9; leaf: Leaf = new Leaf(); leaves: Fixed<Leaf, 2> = fixedOf(2, () => new Leaf()); }
class Tree { twigs: Fixed<Twig, 2> = fixedOf(2, () => new Twig()); tail: u16 = 5; }
const tree = new Tree();
const other = new Tree();
export function set(): u32 { tree.twigs[0].leaves[1].w = 100; tree.twigs[1].leaf.v = 50; return tree.twigs[0].leaves[0].w + tree.twigs[0].leaves[1].w + u32(tree.twigs[1].leaf.v) + u32(tree.tail); }
export function untouched(): boolean { return other.twigs[0].leaves[1].w === 2 && other.twigs[1].leaf.v === 1 && tree.twigs[1].pad === 9; }
export function same(): boolean { const twig = tree.twigs[1]; twig.pad = 8; return tree.twigs[1] === twig && tree.twigs[1].pad === 8 && tree.twigs[0] !== twig; }`,
    calls: { 'set()': 157, 'untouched()': 1, 'same()': 1 },
  },
  {
    name: 'value structs are copied: into variables, fields, results, tuples and one another',
    source: `
interface Inner { readonly a: u8; readonly b: u64 }
interface Outer { readonly first: Inner; readonly on: boolean; readonly second: Inner }
class Holder { inner: Inner = { a: 1, b: 1n }; outer: Outer = { first: { a: 2, b: 2n }, on: true, second: { a: 3, b: 3n } }; }
const holder = new Holder();
export function independent(): u64 { const before = holder.inner; holder.inner = { a: 9, b: 9n }; return before.b * 10n + holder.inner.b; }
export function nested(): u64 { const copy = holder.outer; holder.outer = { first: copy.second, on: !copy.on, second: copy.first }; return copy.first.b * 100n + holder.outer.first.b * 10n + holder.outer.second.b; }
function swapped(pair: readonly [Inner, Inner]): readonly [Inner, Inner] { return [pair[1], pair[0]]; }
export function tuple(): u32 { const [x, y] = swapped([{ a: 7, b: 0n }, { a: 8, b: 0n }]); return u32(x.a) * 10 + u32(y.a); }
export function on(): boolean { return holder.outer.on; }`,
    calls: { 'independent()': 19, 'nested()': 232, 'on()': 0, 'tuple()': 87 },
  },
  {
    name: 'a reference in a value struct refers, and the struct beside it is copied',
    source: `
class Counter { n: u32 = 0; }
interface View { readonly counter: Counter; readonly seen: u32 }
const counter = new Counter();
function look(): View { return { counter, seen: counter.n }; }
export function f(): u32 { const view = look(); counter.n = 5; view.counter.n += 2; return view.seen * 100 + counter.n * 10 + look().seen; }`,
    calls: { 'f()': 77 },
  },
  {
    name: 'arrays of arrays: rows are lent, written and compared by identity',
    source: `
const cube: Fixed<Fixed<Fixed<u8, 2>, 3>, 4> = fixedOf(4, () => fixedOf(3, () => fixed(2, 1)));
function fill(plane: Fixed<Fixed<u8, 2>, 3>, v: u8): void { for (const row of plane) { row[0] = v; row[1] = v + 1; } }
export function total(): u32 { let s: u32 = 0; for (const plane of cube) for (const row of plane) for (const c of row) s += u32(c); return s; }
export function filled(i: u32): u32 { fill(cube[i], 10); return total(); }
export function cell(a: u32, b: u32, c: u32): u8 { return cube[a][b][c]; }`,
    calls: {
      'total()': 24,
      'filled(3)': 18 + 63,
      'cell(3, 2, 1)': 11,
      'cell(4, 0, 0)': 'check index',
      'cell(0, 3, 0)': 'check index',
      'cell(0, 0, 2)': 'check index',
    },
  },
  {
    name: 'an index of every type is checked against the length',
    source: `
const cells: Fixed<u16, 300> = fixed(300, 6);
const two: Fixed<boolean, 2> = fixed(2, true);
export function byU8(i: u8): u16 { return cells[i]; }
export function byU16(i: u16): u16 { return cells[i]; }
export function byI8(i: i8): u16 { return cells[i]; }
export function byI32(i: i32): u16 { return cells[i]; }
export function flag(i: u8): boolean { return two[i]; }
export function masked(i: u32): boolean { return two[i & 1]; }`,
    calls: {
      'byU8(255)': 6,
      'byU16(299)': 6,
      'byU16(300)': 'check index',
      'byI8(127)': 6,
      'byI8(-1)': 'check index',
      'byI32(-2147483647 - 1)': 'check index',
      'byI32(300)': 'check index',
      'flag(2)': 'check index',
      'masked(7)': 1,
    },
  },
  {
    name: 'references: to itself, in a ring, replaced and cut',
    source: `
class Node { value: u32 = 0; next: Node | null = null; }
const nodes: Fixed<Node, 3> = fixedOf(3, () => new Node());
function tie(): void { for (let i: u32 = 0; i < 3; i++) { nodes[i].value = i + 1; nodes[i].next = nodes[(i + 1) % 3]; } }
export function around(steps: u32): u32 { tie(); let at: Node = nodes[0]; for (let i: u32 = 0; i < steps; i++) { const next = at.next; if (next === null) return 100 + i; at = next; } return at.value; }
export function cut(steps: u32): u32 { tie(); nodes[1].next = null; let at: Node | null = nodes[0]; let n: u32 = 0; while (at !== null && n < steps) { at = at.next; n++; } return n; }
export function own(): boolean { nodes[2].next = nodes[2]; return nodes[2].next === nodes[2]; }`,
    calls: { 'around(4)': 2, 'around(3)': 1, 'cut(9)': 2, 'cut(1)': 1, 'own()': 1 },
  },
  {
    name: 'a reference that a call has made null fails its check',
    source: `
class Node { value: u32 = 3; next: Node | null = null; }
const first = new Node();
const second = new Node();
function cut(): u32 { first.next = null; return 1; }
function keep(): u32 { return 1; }
export function after(isCut: boolean): u32 { first.next = second; if (first.next === null) return 0; const n = isCut ? cut() : keep(); return first.next.value + n; }`,
    calls: { 'after(0)': 4, 'after(1)': 'check null' },
  },
  {
    name: 'alignment and sections of storage change nothing in its contents',
    source: `
class Row { a: u8 = 4; b: u64 = 5n; }
/** @align 4096 */
const page: Fixed<u64, 512> = fixed(512, 0n);
/** @align 64 */
const rows: Fixed<Row, 3> = fixedOf(3, () => new Row());
/** @align 16 */
let word: u32 = 7;
export function f(): u64 { page[511] = 2n; rows[2].a = 9; word += 1; return page[0] + page[511] + u64(rows[1].a) + u64(rows[2].a) + rows[2].b + u64(word); }`,
    calls: { 'f()': 28 },
  },
  {
    name: 'tables: of booleans, of every width, of structs in structs; their lengths are constants',
    source: `
interface Point { readonly x: i16; readonly y: i16 }
interface Edge { readonly from: Point; readonly to: Point; readonly solid: boolean }
const edges: readonly Edge[] = [{ from: { x: -1, y: 2 }, to: { x: 3, y: -4 }, solid: true }, { from: { x: 0, y: 0 }, to: { x: 32767, y: -32768 }, solid: false }];
const flags: readonly boolean[] = [true, false, true];
const wide: readonly i64[] = [-1n, 1n << 62n];
const copies: Fixed<u8, 3> = fixed(3, 1);
export function edge(i: u32): i32 { const e = edges[i]; return i32(e.from.x) + i32(e.from.y) * 10 + i32(e.to.x) * 100 + i32(e.to.y) * 1000 + (e.solid ? 100000 : 0); }
export function flag(i: u32): boolean { return flags[i]; }
export function value(i: u32): i64 { return wide[i]; }
export function lengths(): u32 { return edges.length * 100 + flags.length * 10 + copies.length; }`,
    calls: {
      'edge(0)': 100000 - 1 + 20 + 300 - 4000,
      'edge(1)': 3276700 - 32768000,
      'edge(2)': 'check index',
      'flag(2)': 1,
      'flag(3)': 'check index',
      'value(0)': -1,
      'value(1)': 1n << 62n,
      'lengths()': 233,
    },
  },
];
