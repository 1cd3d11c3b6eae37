import type { Refusal } from '../support/refusal.ts';

const IMPORT = `import { type u8, type u32, type u64, bit, bitFields, bits, enumBits, inPlace } from '@bulkhead/bare';
`;

export const BIT_FIELDS_REFUSALS: Refusal[] = [
  {
    source: `${IMPORT}let n: u32 = 4;
const A = bitFields('u32', {
  low: bits(7, 0), high: bits(12, 7), top: bit(32), back: bits(3, 9), of: bit(20),
  wide: bits(19, 13, 'u64'), narrow: bits(31, 21, 'u8'), page: inPlace(63, 12), low2: bit(0),
});
const at = bit(1);
const B = bitFields('u8', { at: bit(n), b: at, c: { ...bit(2) }, d: bit(-1) });
export function f(v: u32): u32 { return A.low(v); }
export function g(v: u8): boolean { return B.at(v); }`,
    reports: [
      "4:20 BT3103: The fields 'high' and 'low' share bit 7; declare bits with two meanings in two sets of fields.",
      "4:39 BT3102: The field 'top' reaches bit 32, but u32 ends at bit 31.",
      "4:53 BT3104: The field 'back' ends before it starts; write the higher bit first.",
      "4:71 BT3107: 'of' is an operation of every set of bit fields; call the field something else.",
      "5:30 BT3105: The field 'narrow' has 11 bits, too many for u8.",
      "5:58 BT3102: The field 'page' reaches bit 63, but u32 ends at bit 31.",
      "5:58 BT3103: The fields 'page' and 'high' share bit 12; declare bits with two meanings in two sets of fields.",
      "5:81 BT3103: The fields 'low2' and 'low' share bit 0; declare bits with two meanings in two sets of fields.",
      '8:37 BT1005: Not known at compile time; write a constant expression, or assign it in a function.',
      "8:41 BT3101: Declare the field 'b' by `bit(n)`, `bits(high, low)`, `enumBits<E>(high, low)` or `inPlace(high, low)`.",
      "8:48 BT3101: Declare the field 'c' by `bit(n)`, `bits(high, low)`, `enumBits<E>(high, low)` or `inPlace(high, low)`.",
      '8:73 BT3001: -1 does not fit u32.',
    ],
  },
  {
    source: `${IMPORT}const A = bitFields('u32', { low: bits(3, 0), page: inPlace(31, 12), on: bit(4) });
const fields = { a: bit(1) };
const B = bitFields('u32', fields);
export function f(v: u32): u32 { return A.of({ low: 16 }); }
export function g(v: u32): u32 { return A.with(v, { page: 0x1001, low: 15, on: true }); }
export function h(v: u32): void { const b = A; const c = bitFields('u8', { x: bit(0) }); }
export function i(v: u32): boolean { return B.a(v); }
export function j(v: u32): u32 { return A.low(v); }
interface X { readonly low: u32 }
export function k(v: u64): u32 { const x: X = { low: 1 }; return A.of({ ...x }) + A.of(x); }`,
    reports: [
      "4:28 BT3106: Bit fields are declared at module level, `const Name = bitFields('u64', { … })`, and used as `Name.field(value)`.",
      "5:53 BT3001: 16 does not fit the field 'low' (4 bits).",
      "6:59 BT3001: 4097 does not fit the field 'page' (bits 31 to 12).",
      '7:41 BT4005: A variable cannot hold bitFields; declare it with a type that it can have.',
      "7:58 BT3106: Bit fields are declared at module level, `const Name = bitFields('u64', { … })`, and used as `Name.field(value)`.",
      '11:73 BT3022: Write each member as `name: value` or `name`.',
      '11:88 BT3022: Write each member as `name: value` or `name`.',
    ],
  },
];
