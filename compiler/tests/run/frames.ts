import type { RunCase } from '../support/run-case.ts';

export const FRAME_CASES: RunCase[] = [
  {
    name: 'objects and arrays in frames start afresh, are lent and changed',
    source: `
class Point { x: u32 = 3; y: u32 = 0; both(): u32 { return this.x + this.y; } }
class Box { low: Point = new Point(); high: Point = new Point(); tags: Fixed<u8, 4> = fixed(4, 9); }
function move(p: Point, by: u32): void { p.x += by; }
function sum(xs: Fixed<u32, 4>): u32 { let n: u32 = 0; for (const x of xs) n += x; return n; }
function pick(a: Point, b: Point, first: boolean): Point { return first ? a : b; }
export function lent(by: u32): u32 { const p = new Point(); move(p, by); return p.both(); }
export function array(i: u32): u32 { const xs: Fixed<u32, 4> = fixed(4, 5); xs[i] += 1; return sum(xs); }
export function inner(): u32 { const box = new Box(); move(box.high, 10); const low = box.low; low.y = 1; return box.high.both() * 100 + box.low.both() * 10 + u32(box.tags[3]); }
export function chosen(first: boolean): u32 { const a = new Point(); const b = new Point(); pick(a, b, first).x = 50; return a.x * 100 + b.x; }
export function loop(): u32 { let n: u32 = 0; for (let i: u32 = 0; i < 3; i++) { const p = new Point(); p.x += i; n += p.x; } return n; }
export function objects(): u32 { const ps: Fixed<Point, 3> = fixedOf(3, () => new Point()); for (const p of ps) move(p, 1); return ps[0].x + ps[2].x; }
export function same(): boolean { const a = new Point(); const b = new Point(); const c = a; return a !== b && a === c; }`,
    calls: {
      'lent(4)': 7,
      'array(1)': 21,
      'array(4)': 'check index',
      'inner()': 1349,
      'chosen(1)': 5003,
      'chosen(0)': 350,
      'loop()': 12,
      'objects()': 8,
      'same()': 1,
    },
  },
  {
    name: 'references within a frame: nullable locals, value structs, static ones stored as before',
    source: `
class Node { value: u32 = 1; next: Node | null = null; }
interface Pair { readonly a: Node; readonly b: Node }
const root = new Node();
function pair(a: Node, b: Node): Pair { return { a, b }; }
function link(to: Node): void { root.next = to; }
const other = new Node();
export function maximum(x: u32): u32 { const a = new Node(); const b = new Node(); a.value = x; let best: Node | null = null; if (a.value > b.value) best = a; if (best === null) best = b; return best.value; }
export function through(): u32 { const n = new Node(); const p = pair(n, root); p.a.value = 8; return n.value + p.b.value; }
export function stored(): u32 { const n = new Node(); n.next = other; link(other); link(n.next); other.value = 4; return root.next === null ? 0 : root.next.value; }`,
    calls: { 'maximum(7)': 7, 'maximum(0)': 1, 'through()': 9, 'stored()': 4 },
  },
];
