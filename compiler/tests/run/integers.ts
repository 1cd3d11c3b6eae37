import type { RunCase } from '../support/run-case.ts';

export const INTEGER_CASES: RunCase[] = [
  {
    name: 'literals take the type of the other operand, of the declaration, of the parameter and of the result',
    source: `
const LIMIT = 200;
function twice(x: u8): u16 { return u16(x) * 2; }
export function sum(x: u8): u16 { const y: u16 = 300; return y + twice(LIMIT) + u16(x + 1); }
export function mask(x: u64): u64 { return (x & 0xffn) | (1n << 40n); }
export function flag(x: u64, n: u64): u64 { return x | (1n << n); }
export function low(x: u32): u32 { return x & ~0xff; }`,
    calls: {
      'sum(3)': 704,
      'sum(255)': 'check overflow',
      'mask(0x1ff)': 1099511628031n,
      'flag(1, 63)': 9223372036854775809n,
      'flag(1, 64)': 'check shift',
      'low(0xfff)': 0xf00,
    },
  },
  {
    name: 'an unannotated const has the type of its value',
    source: `
export function f(a: u8, b: u8): u8 { const c = a + b; const k = 3; return c + k; }
export function g(a: u64): u64 { const k = 3n; const c = a * k; return c; }`,
    calls: { 'f(1, 2)': 6, 'f(200, 100)': 'check overflow', 'f(200, 53)': 'check overflow', 'g(5)': 15 },
  },
  {
    name: 'compound assignment, increments and negation are checked',
    source: `
export function down(x: u32): u32 { let y = x; y -= 1; return y; }
export function up(x: u8): u8 { let y = x; y++; ++y; return y; }
export function negative(x: i32): i32 { return -x; }
export function shifts(x: u32): u32 { let y = x; y <<= 4; y |= 1; y >>>= 2; y ^= 3; y &= 0xff; y %= 100; y /= 2; y *= 3; return y; }`,
    calls: {
      'down(5)': 4,
      'down(0)': 'check overflow',
      'up(253)': 255,
      'up(254)': 'check overflow',
      'negative(5)': -5,
      'negative(-2147483647 - 1)': 'check overflow',
      'shifts(9)': 57,
    },
  },
  {
    name: 'conversions keep the value or fail',
    source: `
export function narrow(x: u32): u8 { return u8(x); }
export function signed(x: i32): u32 { return u32(x); }
export function toSigned(x: u64): i64 { return i64(x); }
export function small(x: i64): i8 { return i8(x); }
export function wide(x: u8): u64 { return u64(x); }
export function proved(x: u32): u8 { return u8(x & 0xff); }
export function cut(x: u64): u32 { return truncateU32(x); }
export function cutSigned(x: u64): i32 { return truncateI32(x); }
export function cutByte(x: i32): u8 { return truncateU8(x); }`,
    calls: {
      'narrow(255)': 255,
      'narrow(256)': 'check conversion',
      'signed(-1)': 'check conversion',
      'signed(7)': 7,
      'toSigned(0x7fffffffffffffff)': 0x7fffffffffffffffn,
      'toSigned(0x8000000000000000)': 'check conversion',
      'small(-128)': -128,
      'small(-129)': 'check conversion',
      'small(128)': 'check conversion',
      'wide(200)': 200,
      'proved(0x1ff)': 255,
      'cut(0x100000002)': 2,
      'cutSigned(0xffffffff)': -1,
      'cutByte(-1)': 255,
    },
  },
  {
    name: 'wrapping operations and bit counts',
    source: `
export function add(a: u32, b: u32): u32 { return wrappingAdd(a, b); }
export function sub(a: u64): u64 { return wrappingSub(a, 1n); }
export function mul(a: u32): u32 { return wrappingMul(a, 0x10001); }
export function lead(a: u64): u32 { return countLeadingZeros(a); }
export function trail(a: u32): u32 { return countTrailingZeros(a); }
export function leadByte(a: u8): u32 { return countLeadingZeros(a); }`,
    calls: {
      'add(0xffffffff, 2)': 1,
      'sub(0)': 0xffffffffffffffffn,
      'mul(0x10000)': 0x10000,
      'lead(0)': 64,
      'lead(1)': 63,
      'trail(0)': 32,
      'trail(8)': 3,
      'leadByte(1)': 31,
    },
  },
  {
    name: 'derived flavours have the width of what they derive from',
    source: `
type Ipa = u64 & { readonly __space?: 'ipa' };
const BASE: Ipa = 0x4000_0000n;
function page(address: Ipa): Ipa { return address & ~0xfffn; }
export function f(x: u64): u64 { return page(x as Ipa) + BASE; }`,
    calls: { 'f(0x1234)': 0x40001000n },
  },
  {
    name: 'constants are folded, exactly, before they get a type',
    source: `
const PAGE: u64 = 4096n;
const PAGES = 3n;
const SIZE: u64 = PAGE * PAGES + (1n << 20n);
const TOP: u64 = ~0n;
const NEGATIVE: i32 = -5 + 2;
const BITS: u8 = 8 * (2 + 1) - 7 % 4;
const WORD: u32 = u32(SIZE >> 4n);
export function size(): u64 { return SIZE; }
export function top(): u64 { return TOP; }
export function negative(): i32 { return NEGATIVE; }
export function folded(): u8 { return BITS; }
export function word(): u32 { return WORD; }
export function lowest(): i64 { return -0x8000_0000_0000_0000n; }`,
    calls: {
      'size()': 1060864,
      'top()': 0xffffffffffffffffn,
      'negative()': -3,
      'folded()': 21,
      'word()': 66304,
      'lowest()': -9223372036854775808n,
    },
  },
];
