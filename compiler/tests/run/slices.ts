import type { RunCase } from '../support/run-case.ts';

export const SLICE_CASES: RunCase[] = [
  {
    name: 'slices of arrays are read and written in their range, checked',
    source: `
const bytes: Fixed<u8, 8> = fixed(8, 0);
function fill(part: Slice<u8>, first: u8): void {
  for (let i: u32 = 0; i < part.length; i++) part[i] = first + truncateU8(i);
}
function sum(part: ReadonlySlice<u8>): u32 {
  let all: u32 = 0;
  for (const byte of part) all += u32(byte);
  return all;
}
export function filled(start: u32, end: u32): u32 {
  fill(bytes, 0);
  fill(slice(bytes, start, end), 100);
  return sum(bytes);
}
export function part(start: u32, end: u32): u32 { fill(bytes, 0); return sum(slice(bytes, start, end)); }
export function at(start: u32, end: u32, i: u32): u8 { fill(bytes, 0); return slice(bytes, start, end)[i]; }
export function nested(start: u32): u32 {
  fill(bytes, 0);
  const outer = slice(bytes, 2, 7);
  const inner = slice(outer, start, outer.length);
  inner[0] += 10;
  return u32(bytes[2 + start]) * 10 + inner.length;
}
export function shrink(): u32 {
  fill(bytes, 1);
  let rest: Slice<u8> = bytes;
  let n: u32 = 0;
  while (rest.length > 0) { n = n * 2 + u32(rest[0]); rest = slice(rest, 1, rest.length); }
  return n;
}`,
    calls: {
      'filled(0, 0)': 28,
      'filled(6, 8)': 216,
      'filled(3, 9)': 'check index',
      'part(2, 5)': 9,
      'part(8, 8)': 0,
      'part(5, 4)': 'check index',
      'at(2, 5, 2)': 4,
      'at(2, 5, 3)': 'check index',
      'nested(1)': 134,
      'nested(5)': 'check index',
      'shrink()': 502,
    },
  },
  {
    name: 'slices of objects and of nested arrays refer to the elements',
    source: `
class Point { x: u32 = 0; y: u32 = 7; }
const points: Fixed<Point, 4> = fixedOf(4, () => new Point());
const rows: Fixed<Fixed<u32, 2>, 3> = fixedOf(3, () => fixed(2, 5));
function last(all: Slice<Point>): Point { return all[all.length - 1]; }
function bump(all: Slice<Point>): void { for (const point of all) point.x++; }
export function move(): u32 {
  last(slice(points, 0, 2)).x = 9;
  bump(points);
  slice(points, 1, 3)[0].y = 3;
  return points[1].x * 100 + points[0].x * 10 + points[1].y;
}
export function row(i: u32): u32 { const s = slice(rows, 1, 3); s[i][1] = 8; return rows[2][1]; }`,
    calls: { 'move()': 1013, 'row(0)': 5, 'row(1)': 8, 'row(2)': 'check index' },
  },
  {
    name: 'tables and texts are read as slices, and storage in a frame is lent as one',
    source: `
class Line { bytes: Fixed<u8, 8> = fixed(8, 0); length: u32 = 0; }
const primes: readonly u32[] = [2, 3, 5, 7];
const names: readonly string[] = ['one', 'three'];
function append(line: Line, text: ReadonlySlice<u8>): void {
  for (const byte of text) { line.bytes[line.length] = byte; line.length++; }
}
function total(values: ReadonlySlice<u32>): u32 { let n: u32 = 0; for (const v of values) n += v; return n; }
function same(a: ReadonlySlice<u8>, b: ReadonlySlice<u8>): boolean {
  if (a.length !== b.length) return false;
  for (let i: u32 = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
function content(line: Line): Slice<u8> { return slice(line.bytes, 0, line.length); }
export function table(start: u32): u32 { return total(primes) * 100 + total(slice(primes, start, 4)); }
export function greet(name: u32): boolean {
  const line = new Line();
  append(line, bytesOf('a-'));
  append(line, bytesOf(names[name]));
  return same(content(line), bytesOf('a-three'));
}
export function full(): u32 { const line = new Line(); append(line, bytesOf('123456789')); return line.length; }
export function second(): u8 { const t = bytesOf('xyz'); return t[1] + bytesOf('\\u0001')[0]; }`,
    calls: {
      'table(1)': 1715,
      'table(5)': 'check index',
      'greet(0)': 0,
      'greet(1)': 1,
      'full()': 'check index',
      'second()': 122,
    },
  },
  {
    name: 'slices in tuples and value structs, and the order of evaluation',
    source: `
interface Pieces { readonly head: Slice<u8>; readonly tail: ReadonlySlice<u8> }
const bytes: Fixed<u8, 6> = fixed(6, 1);
let n: u32 = 0;
function next(): u32 { n += 1; return n; }
function split(all: Slice<u8>, at: u32): readonly [Slice<u8>, Slice<u8>] {
  return [slice(all, 0, at), slice(all, at, all.length)];
}
function pieces(all: Slice<u8>, at: u32): Pieces { return { head: slice(all, 0, at), tail: slice(all, at, all.length) }; }
export function lengths(at: u32): u32 {
  const [head, tail] = split(bytes, at);
  const both = pieces(tail, 1);
  both.head[0] = 9;
  return head.length * 1000 + tail.length * 100 + both.tail.length * 10 + u32(bytes[at]);
}
export function order(): u32 { return slice(bytes, next(), next() + 3).length * 10 + n; }`,
    calls: { 'lengths(2)': 2439, 'lengths(6)': 'check index', 'order()': 42 },
  },
  {
    name: 'a slice is chosen between an array, a table and another slice',
    source: `
const bytes: Fixed<u8, 4> = fixed(4, 3);
const primes: readonly u8[] = [2, 3, 5];
function sum(all: ReadonlySlice<u8>): u32 { let n: u32 = 0; for (const x of all) n += u32(x); return n; }
function part(n: u32): Slice<u8> { return n > 1 ? bytes : slice(bytes, n, 2); }
export function chosen(n: u32): u32 {
  const other: Fixed<u8, 2> = fixed(2, 9);
  let mine: Slice<u8> = n === 0 ? slice(bytes, 1, 2) : other;
  const read: ReadonlySlice<u8> = n < 2 ? primes : mine;
  mine[0] = 7;
  return sum(n === 2 ? read : bytes) * 100 + sum(n === 1 ? primes : part(n));
}`,
    calls: { 'chosen(0)': 1610, 'chosen(1)': 1610, 'chosen(2)': 1616 },
  },
];
