import type { RunCase } from '../support/run-case.ts';

/** Each statement in each other: what `break`, `continue` and `return` leave, and where variables begin anew. */
export const STATEMENT_CASES: readonly RunCase[] = [
  {
    name: 'for…of takes its array once, whatever becomes of the variables in its expression',
    source: `
class Box { items: Fixed<u32, 3> = fixed(3, 1); }
const boxes: Fixed<Box, 2> = fixedOf(2, () => new Box());
function setUp(): void { for (let i: u32 = 0; i < 3; i++) { boxes[0].items[i] = 1; boxes[1].items[i] = 5; } }
export function array(): u32 {
  setUp();
  let items = boxes[0].items;
  let s: u32 = 0;
  for (const x of items) { s = s * 10 + x; items = boxes[1].items; }
  return s * 10 + items[0];
}
export function field(): u32 {
  setUp();
  let box = boxes[0];
  let s: u32 = 0;
  for (const x of box.items) { s = s * 10 + x; box = boxes[1]; }
  return s;
}`,
    calls: { 'array()': 1115, 'field()': 111 },
  },
  {
    name: 'a switch in a loop: break leaves the switch, continue the round, return both',
    source: `
export function f(n: u32): u32 {
  let sum: u32 = 0;
  for (let i: u32 = 0; i < n; i++) {
    switch (i) {
      case 1: continue;
      case 2: break;
      case 5: return sum * 100;
      default: sum += 1;
    }
    sum += 10;
  }
  return sum;
}`,
    calls: { 'f(0)': 0, 'f(1)': 11, 'f(2)': 11, 'f(3)': 21, 'f(5)': 43, 'f(9)': 4300 },
  },
  {
    name: 'a loop in a switch: break leaves the loop only',
    source: `
export function f(kind: u32, n: u32): u32 {
  let sum: u32 = 0;
  switch (kind) {
    case 0: {
      while (true) { sum++; if (sum >= n) break; }
      sum += 100;
      break;
    }
    case 1:
      for (let i: u32 = 0; i < n; i++) { if (i === 2) break; sum += 5; }
      break;
    default:
      do { sum += 2; if (sum === 4) continue; } while (sum < n);
  }
  return sum;
}`,
    calls: { 'f(0, 3)': 103, 'f(1, 9)': 10, 'f(1, 1)': 5, 'f(2, 7)': 8, 'f(2, 0)': 2 },
  },
  {
    name: 'a switch in a switch: each break leaves its own',
    source: `
enum Outer { A, B }
export function f(a: u32, b: u32): u32 {
  let r: u32 = 0;
  switch (a) {
    case Outer.A:
      switch (b) { case 0: r = 1; break; case 1: return 50; default: r = 2; break; }
      r += 10;
      break;
    case Outer.B: {
      switch (b) { case 7: break; default: r = 3; }
      r += 20;
      break;
    }
    default: return 99;
  }
  return r;
}`,
    calls: { 'f(0, 0)': 11, 'f(0, 1)': 50, 'f(0, 2)': 12, 'f(1, 7)': 20, 'f(1, 8)': 23, 'f(2, 0)': 99 },
  },
  {
    name: 'loops in loops: continue and break take the innermost',
    source: `
export function pairs(n: u32): u32 {
  let count: u32 = 0;
  for (let i: u32 = 0; i < n; i++) {
    for (let j: u32 = 0; j < n; j++) {
      if (j === i) continue;
      if (j > 3) break;
      count++;
    }
    if (i === 4) break;
  }
  return count;
}
export function triangle(n: u32): u32 { let s: u32 = 0; let i: u32 = 0; while (i < n) { let j: u32 = 0; do { s++; j++; } while (j <= i); i++; } return s; }`,
    calls: { 'pairs(2)': 2, 'pairs(3)': 6, 'pairs(9)': 16, 'triangle(4)': 10, 'triangle(0)': 0 },
  },
  {
    name: 'continue in a for makes the step, in while and do the test',
    source: `
export function odd(n: u32): u32 { let s: u32 = 0; for (let i: u32 = 0; i < n; i++) { if (i % 2 === 0) continue; s += i; } return s; }
export function skip(n: u32): u32 { let i: u32 = 0; let s: u32 = 0; while (i < n) { i++; if (i === 2) continue; s += i; } return s; }
export function once(n: u32): u32 { let i: u32 = n; let s: u32 = 0; do { i++; s += 10; if (s > 0) continue; s = 99; } while (i < 3); return s; }`,
    calls: { 'odd(6)': 9, 'skip(4)': 8, 'once(0)': 30, 'once(5)': 10 },
  },
  {
    name: 'for: without a test, without a step, with several variables and steps, downwards',
    source: `
export function noStep(n: u32): u32 { let s: u32 = 0; for (let i: u32 = 0; i < n; ) { i += 3; s++; } return s; }
export function noStart(n: u32): u32 { let i: u32 = 1; for (; i < n; i *= 2) {} return i; }
export function noTest(n: u32): u32 { for (let i: u32 = 0; ; i += 2) { if (i * i > n) return i; } }
export function two(n: u32): u32 { let s: u32 = 0; for (let a: u32 = 0, b: u32 = n; a < b; a++, b -= 2) s += b - a; return s; }
export function down(n: u32): u32 { let s: u32 = 0; for (let i = n; i > 0; i--) s = s * 10 + i; return s; }`,
    calls: {
      'noStep(10)': 4,
      'noStart(9)': 16,
      'noTest(10)': 4,
      'two(9)': 18,
      'down(4)': 4321,
      'down(0)': 0,
    },
  },
  {
    name: 'for…of: over an array, a table, a slice, a text, with break, continue and return',
    source: `
const numbers: Fixed<u32, 5> = fixed(5, 2);
const table: readonly u16[] = [3, 1, 4, 1, 5];
export function untilFour(): u32 { let s: u32 = 0; for (const x of table) { if (x === 4) break; s += u32(x); } return s; }
export function withoutOnes(): u32 { let s: u32 = 0; for (const x of table) { if (x === 1) continue; s = s * 10 + u32(x); } return s; }
export function where(wanted: u16): u32 { let i: u32 = 0; for (const x of table) { if (x === wanted) return i; i++; } return 100; }
export function part(from: u32): u32 { numbers[4] = 9; let s: u32 = 0; for (const x of slice(numbers, from, 5)) s += x; return s; }
export function letters(): u32 { let s: u32 = 0; for (const b of bytesOf('az')) s = s * 1000 + u32(b); return s; }
export function none(): u32 { let s: u32 = 7; for (const x of slice(numbers, 2, 2)) s += x; for (const b of bytesOf('')) s += u32(b); return s; }`,
    calls: {
      'untilFour()': 4,
      'withoutOnes()': 345,
      'where(4)': 2,
      'where(9)': 100,
      'part(3)': 11,
      'part(6)': 'check index',
      'letters()': 97122,
      'none()': 7,
    },
  },
  {
    name: 'for…of reads each element when its round begins, and a copy of it does not write back',
    source: `
const numbers: Fixed<u32, 4> = fixed(4, 1);
export function growing(): u32 { let s: u32 = 0; let i: u32 = 0; for (const x of numbers) { s = s * 10 + x; i++; if (i < 4) numbers[i] = x + 1; } return s; }
export function copy(): u32 { for (const x of numbers) { let y = x; y += 100; if (y === 0) return 0; } return numbers[0]; }`,
    calls: { 'growing()': 1234, 'copy()': 1 },
  },
  {
    name: 'for…of over a part that a call gives: the call is made once',
    source: `
let calls: u32 = 0;
const numbers: Fixed<u8, 6> = fixed(6, 3);
function rest(): Slice<u8> { calls++; return slice(numbers, 2, 6); }
export function sum(): u32 { calls = 0; let s: u32 = 0; for (const x of rest()) s += u32(x); return s * 10 + calls; }`,
    calls: { 'sum()': 121 },
  },
  {
    name: 'for…of in for…of, over the rows of a grid and the same array twice',
    source: `
const grid: Fixed<Fixed<u8, 3>, 2> = fixedOf(2, () => fixed(3, 2));
const table: readonly u32[] = [1, 2, 3];
export function cells(): u32 { grid[1][2] = 7; let s: u32 = 0; for (const row of grid) { let r: u32 = 0; for (const c of row) r += u32(c); s = s * 100 + r; } return s; }
export function products(): u32 { let s: u32 = 0; for (const a of table) for (const b of table) { if (b > a) break; s += a * b; } return s; }`,
    calls: { 'cells()': 611, 'products()': 25 },
  },
  {
    name: 'blocks: a name hides that of an outer block, and variables of a round begin anew',
    source: `
const x: u32 = 5;
export function hidden(): u32 { const a = x; { const x: u32 = 7; { const x: u32 = 9; if (x !== 9) return 0; } return a * 10 + x; } }
export function rounds(n: u32): u32 { let s: u32 = 0; for (let i: u32 = 0; i < n; i++) { let c: u32 = 0; c += i; s += c; } return s; }
export function cases(n: u32): u32 { switch (n) { case 0: { const y: u32 = 3; return y; } case 1: { const y: u64 = 4n; return u32(y); } default: { const y = true; return y ? 5 : 6; } } }`,
    calls: { 'hidden()': 57, 'rounds(4)': 6, 'cases(0)': 3, 'cases(1)': 4, 'cases(2)': 5 },
  },
  {
    name: 'early returns of functions without a result, at every depth',
    source: `
let trace: u32 = 0;
function go(n: u32): void {
  trace = 1;
  if (n === 0) return;
  trace = 2;
  for (let i: u32 = 0; i < 3; i++) { if (i === n) return; switch (n) { case 9: return; default: break; } trace += 10; }
  trace += 500;
}
export function f(n: u32): u32 { go(n); return trace; }`,
    calls: { 'f(0)': 1, 'f(1)': 12, 'f(2)': 22, 'f(9)': 2, 'f(3)': 532 },
  },
  {
    name: 'a switch over u64, i8 and a constant; default before other cases',
    source: `
const WANTED: u64 = 1n << 40n;
export function wide(x: u64): u32 { switch (x) { case WANTED: return 1; case WANTED + 1n: return 2; case 0n: return 3; default: return 4; } }
export function small(x: i8): i8 { switch (x) { case -128: return 1; case -1: case 127: return 2; default: return 0; } }
export function early(x: u32): u32 { switch (x) { default: return 5; case 3: return 6; } }`,
    calls: {
      'wide(0x10000000000)': 1,
      'wide(0x10000000001)': 2,
      'wide(0)': 3,
      'wide(1)': 4,
      'small(-127 - 1)': 1,
      'small(127)': 2,
      'small(0)': 0,
      'early(3)': 6,
      'early(4)': 5,
    },
  },
  {
    name: 'a switch evaluates its value once; a condition of a loop every round',
    source: `
let n: u32 = 0;
function next(): u32 { n++; return n; }
export function once(): u32 { n = 0; let r: u32 = 0; switch (next()) { case 2: r = 2; break; case 1: r = 1; break; default: r = 9; } return r * 10 + n; }
export function rounds(): u32 { n = 0; let c: u32 = 0; while (next() < 5) c++; return c * 10 + n; }
export function doing(): u32 { n = 0; let c: u32 = 0; do { c++; } while (next() < 3); return c * 10 + n; }
export function forTest(): u32 { n = 0; let c: u32 = 0; for (let i = next(); i < next(); i += 2) c++; return c * 10 + n; }`,
    calls: { 'once()': 11, 'rounds()': 45, 'doing()': 33, 'forTest()': 13 },
  },
  {
    name: 'a failed check in the middle of statements leaves what was done before it',
    source: `
let done: u32 = 0;
const cells: Fixed<u32, 2> = fixed(2, 0);
export function steps(i: u32): u32 { done = 1; cells[i] = 5; done = 2; cells[i + 1] = 6; done = 3; return done; }
export function state(): u32 { return done * 100 + cells[0] * 10 + cells[1]; }
export function loop(n: u32): u32 { done = 0; for (let i: u32 = 0; i < n; i++) { cells[i] = 9; done++; } return done; }`,
    calls: {
      'steps(2)': 'check index',
      'steps(1)': 'check index',
      'loop(5)': 'check index',
      'state()': 299,
      'loop(1)': 1,
    },
  },
  {
    name: 'conditions of every form: comparisons, calls, constants, null, negations',
    source: `
class Node { next: Node | null = null; }
const a = new Node();
const b = new Node();
const DEBUG = false;
const LIMIT = 3;
function small(x: u32): boolean { return x < LIMIT; }
export function f(x: u32): u32 { if (small(x)) return 1; if (!small(x - 1)) return 2; return 3; }
export function constant(): u32 { if (DEBUG) return 1; else return LIMIT > 2 ? 2 : 3; }
export function linked(on: boolean): u32 { a.next = on ? b : null; if (a.next !== null && a.next === b) return 1; return a.next === null ? 2 : 3; }
export function equal(x: boolean, y: boolean): u32 { return (x === y ? 1 : 0) + (x !== y ? 10 : 0) + (!x === y ? 100 : 0); }`,
    calls: {
      'f(2)': 1,
      'f(4)': 2,
      'f(3)': 3,
      'constant()': 2,
      'linked(1)': 1,
      'linked(0)': 2,
      'equal(1, 1)': 1,
      'equal(0, 1)': 110,
    },
  },
  {
    name: 'as many loops and temporaries as there are: none hides the type i8, i16 or i32',
    source: `
const cells: Fixed<u32, 2> = fixed(2, 3);
export function many(x: i32): i32 {
  let sum: u32 = 0;
  ${'for (const c of cells) sum += c;\n  '.repeat(32)}
  const low = truncateI8(x);
  const middle = truncateI16(x);
  return i32(sum) + i32(low) + i32(middle) + wrappingMul(x, 2);
}`,
    calls: { 'many(257)': 964 },
  },
];
