import type { RunCase } from '../support/run-case.ts';

export const OPERATION_CASES: RunCase[] = [
  {
    name: 'saturating operations stop at the ends of every width',
    source: `
export function level(a: u8, b: u8): u8 { return saturatingMul(a, b); }
export function less(a: u32, b: u32): u32 { return saturatingSub(a, b); }
export function temperature(a: i16, b: i16): i16 { return saturatingAdd(a, b); }
export function far(a: i64, b: i64): i64 { return saturatingMul(a, b); }`,
    calls: {
      'level(20, 10)': 200,
      'level(200, 2)': 255,
      'less(3, 5)': 0,
      'temperature(30000, 30000)': 32767,
      'temperature(-30000, -30000)': -32768,
      'far(-0x7fffffffffffffffll, 2)': -0x8000_0000_0000_0000n,
    },
  },
  {
    name: 'wrapping operations of narrow and signed types',
    source: `
export function sum(a: u8, b: u8): u8 { return wrappingAdd(a, b); }
export function square(a: u16): u16 { return wrappingMul(a, a); }
export function turn(a: i32): i32 { return wrappingAdd(a, 1); }
export function below(a: i64): i64 { return wrappingSub(a, 1n); }
export function index(a: u8): u8 { const at = wrappingSub(a, 1); return at + 1; }`,
    calls: {
      'sum(200, 100)': 44,
      'square(0xffff)': 1,
      'turn(0x7fffffff)': -0x8000_0000,
      'below(-0x7fffffffffffffffll - 1)': 0x7fff_ffff_ffff_ffffn,
      'index(1)': 1,
      'index(0)': 'check overflow',
    },
  },
  {
    name: 'rotations and counts, of variables and of constants',
    source: `
const BIT: u8 = rotateRight(1, 1);
const ONES = countOnes(0xf0f0f);
const SUM: u16 = saturatingAdd(u16(0xfff0), 0xff);
const HIGH: i8 = wrappingAdd(i8(127), 1);
export function left(a: u8, n: u32): u8 { return rotateLeft(a, n); }
export function right(a: u64, n: u32): u64 { return rotateRight(a, n); }
export function ones(a: u64): u32 { return countOnes(a) * 100 + countOnes(truncateU8(a)); }
export function constants(): u32 { return u32(BIT) * 0x10000 + ONES + u32(SUM); }
export function high(): i8 { return HIGH; }
export function narrow(a: u32): i8 { return truncateI8(a); }
export function short(a: u64): i16 { return truncateI16(a); }`,
    calls: {
      'left(0x81, 1)': 3,
      'left(0x81, 8)': 0x81,
      'left(0x81, 9)': 3,
      'right(1, 1)': 0x8000_0000_0000_0000n,
      'right(1, 64)': 1,
      'ones(0xffff0000000000fful)': 2408,
      'constants()': 0x80_0000 + 12 + 0xffff,
      'high()': -128,
      'narrow(0x180)': -128,
      'short(0xffff)': -1,
    },
  },
  {
    name: 'operands are evaluated once and from left to right',
    source: `
let n: u32 = 0;
function next(): u32 { n += 1; return n; }
export function order(): u32 { return saturatingSub(next() * 10, next()); }
export function turned(): u32 { const r = rotateLeft(next(), next()); return r * 10 + n; }`,
    calls: { 'order()': 8, 'turned()': 484 },
  },
  {
    name: 'every feature is built unless the build leaves it out',
    source: `
export function price(): u32 { return isBuilt('calls') ? 3 : 0; }`,
    calls: { 'price()': 3 },
  },
];
