import type { RunCase } from '../support/run-case.ts';

export const TUPLE_CASES: RunCase[] = [
  {
    name: 'tuples: returned, passed, taken apart, indexed, in order of evaluation',
    source: `
class Node { value: u32 = 5; }
const node = new Node();
let n: u32 = 0;
function next(): u32 { n += 1; return n; }
function divide(a: u32, b: u32): readonly [u32, boolean] { return [a / b, a % b === 0]; }
function order(): readonly [u32, u64] { return [next() * 10, u64(next())]; }
function add(pair: readonly [u32, boolean]): u32 { return pair[1] ? pair[0] + 1 : pair[0]; }
function lend(): readonly [Node, u8] { return [node, 3]; }
function same(a: Node): readonly [Node, boolean] { return [a, true]; }
export function exact(a: u32, b: u32): u32 { const [quotient, isExact] = divide(a, b); return isExact ? quotient : 100 + quotient; }
export function second(a: u32): boolean { const [, isExact] = divide(a, 2); return isExact; }
export function evaluated(): u64 { const [a, b] = order(); return u64(a) * 100n + b; }
export function passed(): u32 { return add([6, true]) + add(divide(9, 2)); }
export function changed(): u32 { const [to, by] = lend(); to.value += u32(by); return node.value; }
export function frame(): u32 { const p = new Node(); const [q] = same(p); q.value = 8; return p.value; }`,
    calls: {
      'exact(9, 3)': 3,
      'exact(10, 3)': 103,
      'exact(1, 0)': 'check division',
      'second(4)': 1,
      'evaluated()': 1002,
      'passed()': 11,
      'changed()': 8,
      'frame()': 8,
    },
  },
  {
    name: 'value structs in fields: initial values, assigned as a whole, read by member',
    source: `
interface Range { readonly start: u64; readonly size: u64; readonly on: boolean }
class Zone { range: Range = { start: 16n, size: 4n, on: true }; spare: Range = { start: 0n, size: 0n, on: false }; id: u8 = 2; }
const zone = new Zone();
function make(start: u64): Range { return { start, size: 1n, on: false }; }
export function end(): u64 { return zone.range.start + zone.range.size + zone.spare.size; }
export function moved(to: u64): u64 { const old = zone.range; zone.range = make(to); zone.spare = old; return zone.range.start * 1000n + zone.spare.start; }
export function local(): u64 { const z = new Zone(); z.range = { start: 1n, size: z.range.size, on: false }; return z.range.start + z.range.size; }
export function on(): boolean { return zone.spare.on; }`,
    calls: { 'end()': 20, 'moved(7)': 7016, 'on()': 1, 'local()': 5 },
  },
];
