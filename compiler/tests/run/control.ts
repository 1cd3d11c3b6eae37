import type { RunCase } from '../support/run-case.ts';

export const CONTROL_CASES: RunCase[] = [
  {
    name: 'switch over an enum, grouped cases, default, exhaustive without default',
    source: `
export const enum Kind { A, B = 5, C, D = 1 << 4 }
export function grouped(k: u32): u32 { switch (k) { case Kind.A: case Kind.B: return 1; case Kind.C: { const x: u32 = 2; return x; } default: break; } return 9; }
function exhaustive(k: Kind): u32 { switch (k) { case Kind.A: return 10; case Kind.B: return 20; case Kind.C: return 30; case Kind.D: return 40; } }
export function whole(k: u32): u32 { return exhaustive(k); }
export function falls(k: u32): u32 { let n: u32 = 0; switch (k) { case 1: n = 5; break; case 2: { n = 6; break; } case 3: default: n = 7; } return n; }`,
    calls: {
      'grouped(0)': 1,
      'grouped(5)': 1,
      'grouped(6)': 2,
      'grouped(7)': 9,
      'whole(16)': 40,
      'whole(3)': 'check unreachable',
      'falls(1)': 5,
      'falls(2)': 6,
      'falls(3)': 7,
      'falls(8)': 7,
    },
  },
  {
    name: 'loops',
    source: `
export function sum(n: u32): u32 { let s: u32 = 0; for (let i: u32 = 0; i < n; i++) { if (i === 3) continue; if (i === 6) break; s += i; } return s; }
export function halve(n: u32): u32 { let c: u32 = 0; let x = n; while (x > 1) { x = x >>> 1; c++; } return c; }
export function once(): u32 { let i: u32 = 10; do { i += 5; } while (i < 3); return i; }
export function two(): u32 { let n: u32 = 0; for (let i: u32 = 0, j: u32 = 10; i < j; i++, j--) n += 1; return n; }
export function endless(n: u32): u32 { let i: u32 = 0; for (;;) { i += 1; if (i === n) return i; } }
export function noBody(n: u32): u32 { let i: u32 = 0; i = 0; return n + i; }`,
    calls: { 'sum(10)': 12, 'halve(9)': 3, 'once()': 15, 'two()': 5, 'endless(4)': 4, 'noBody(2)': 2 },
  },
  {
    name: 'conditions, else-if chains, ?:',
    source: `
export function grade(n: i32): u32 { if (n < 0) return 0; else if (n === 0 || n === 100) { return 1; } else if (!(n > 50) && n !== 7) return 2; else return 3; }
export function larger(a: u32, b: u32): u32 { return a > b ? a : b; }
export function flag(b: boolean): u8 { return b ? 1 : 0; }
export function both(a: boolean, b: boolean): boolean { return a === b || (a && !b); }
export function nestedChoice(n: u32): u64 { return n === 0 ? 5n : n === 1 ? 6n : 7n; }`,
    calls: {
      'grade(-1)': 0,
      'grade(100)': 1,
      'grade(8)': 2,
      'grade(7)': 3,
      'larger(3, 4)': 4,
      'flag(1)': 1,
      'both(0, 1)': 0,
      'both(1, 0)': 1,
      'nestedChoice(1)': 6,
      'nestedChoice(2)': 7,
    },
  },
  {
    name: 'assert, panic, functions that never return',
    source: `
function fail(): never { panic('always'); }
export function asserted(n: u32): u32 { assert(n > 3, 'n is large'); return n; }
export function panics(n: u32): u32 { if (n === 1) panic('one'); if (n === 2) fail(); return n === 3 ? panic('three') : n; }
export function gives(n: u32): u32 { if (n === 0) return n; return panic('rest'); }`,
    calls: {
      'asserted(4)': 4,
      'asserted(3)': 'check assert',
      'panics(0)': 0,
      'panics(1)': 'check panic',
      'panics(2)': 'check panic',
      'panics(3)': 'check panic',
      'gives(0)': 0,
      'gives(1)': 'check panic',
    },
  },
  {
    name: 'evaluation is left to right',
    source: `
let trace: u32 = 0;
let counter: u32 = 0;
class Cell { value: u32 = 1; add(a: u32, b: u32): u32 { return this.value * 100 + a * 10 + b; } }
interface Pair { readonly a: u32; readonly b: u32 }
const cells: Fixed<Cell, 4> = fixedOf(4, () => new Cell());
const numbers: Fixed<u32, 10> = fixed(10, 0);
function step(n: u32): u32 { trace = trace * 10 + n; return n; }
function next(): u32 { counter += 1; return counter; }
function cell(n: u32): Cell { step(n); return cells[n]; }
function three(a: u32, b: u32, c: u32): u32 { return a * 100 + b * 10 + c; }
function pair(): Pair { return { b: step(2), a: step(1) }; }
function reset(): void { trace = 0; counter = 0; for (const c of cells) c.value = 1; }
export function operands(): u32 { reset(); const r = step(1) + step(2) * step(3) > step(4) ? step(5) : step(6); return trace * 10 + r; }
export function args(): u32 { reset(); return three(next(), next(), next()); }
export function readFirst(): u32 { reset(); return counter * 10 + next() * 10 + counter; }
export function receiver(): u32 { reset(); return cell(1).add(step(2), step(3)) + trace * 1000; }
export function target(): u32 { reset(); numbers[next()] = next(); return numbers[1] * 10 + counter; }
export function compound(): u32 { reset(); counter += next() + counter; return counter; }
export function element(): u32 { reset(); numbers[5] = 7; numbers[next() + 4] += next(); return numbers[5] * 10 + counter; }
export function literal(): u32 { reset(); const p = pair(); return trace * 100 + p.a * 10 + p.b; }
export function shortCircuit(): u32 { reset(); const x = step(1) === 2 && step(2) === 2; const y = step(3) === 3 || step(4) === 4; return x || !y ? 0 : trace; }
export function indexBeforeCall(i: u32): u32 { reset(); numbers[0] = 3; return numbers[i] + next(); }
export function checkBeforeCall(i: u32): u32 { reset(); numbers[i] = next(); return counter; }
export function afterwards(): u32 { return counter; }`,
    calls: {
      'operands()': 123455,
      'args()': 123,
      'readFirst()': 11,
      'receiver()': 123123,
      'target()': 22,
      'compound()': 2,
      'element()': 92,
      'literal()': 2112,
      'shortCircuit()': 13,
      'indexBeforeCall(0)': 4,
      'indexBeforeCall(10)': 'check index',
      'afterwards()': 0,
      'checkBeforeCall(10)': 'check index',
    },
  },
];
