import type { Refusal } from '../support/refusal.ts';

export const GENERICS_REFUSALS: Refusal[] = [
  {
    source: `import type { u64 } from '@bulkhead/bare';
type Ipa = u64 & { readonly __space?: 'ipa' };
type Pa = u64 & { readonly __space?: 'pa' };
function isBelow<A extends u64, B extends u64>(a: A, b: B): boolean { return a < b; }
class Range<T extends u64> {
  first: u64 = 0n;
  reaches(at: T, limit: Pa): boolean { return at + this.first === limit; }
}
const pages = new Range<Pa>();
const guest = new Range<Ipa>();
export function f(i: Ipa, p: Pa, n: u64): boolean { return isBelow(i, i) && isBelow(i, n) && isBelow(i, p); }
export function g(i: Ipa, p: Pa): boolean { return pages.reaches(p, p) && guest.reaches(i, p); }`,
    reports: [
      "4:78 BT3034: 'ipa' and 'pa' are two address spaces; translate one address into the other's, or convert it by `u64(…)`. (A = u64 'ipa', B = u64 'pa')",
      "7:47 BT3034: 'ipa' and 'pa' are two address spaces; translate one address into the other's, or convert it by `u64(…)`. (T = u64 'ipa')",
    ],
  },
  {
    source: `import type { u8, u32, Integer } from '@bulkhead/bare';
function same<T extends Integer>(a: T): T { return a; }
function make<T>(): T | null { return null; }
function pass<T>(a: T): T { return a; }
class Box<T extends Integer> { x: u32 = 1; value: T | null = null; }
export function f(n: u8): u32 {
  const a = same<number>(n);
  const b = make();
  const c = pass({ x: n });
  const d = new Box<bigint>();
  return 1;
}`,
    reports: [
      "7:18 BT2013: T of 'same' would be `number` here, which the language does not have; write the type arguments, as in `same<u32>`.",
      "8:13 BT2013: T of 'make' would be `unknown` here, which the language does not have; write the type arguments, as in `make<u32>`.",
      "9:13 BT2013: T of 'pass' would be `{ x: u8; }` here, which the language does not have; write the type arguments, as in `pass<u32>`.",
      "10:9 BT2013: T of 'Box' would be `bigint` here, which the language does not have; write the type arguments, as in `Box<u32>`.",
    ],
  },
  {
    source: `import type { u8, u32 } from '@bulkhead/bare';
class Wrap<T> { inner: T | null = null; n: u32 = 0; }
function deeper<T>(n: u32, wrap: Wrap<T>): u32 { const next = new Wrap<Wrap<T>>(); return deeper(n - 1, next); }
class Chain<T> { n: u32 = 0; next: Chain<Wrap<T>> | null = null; }
const chain = new Chain<Chain<u32>>();
class Node { n: u32 = 0; }
export function f(n: u32): u32 { const w = new Wrap<Node>(); return deeper(n, w); }
export function g(): u32 { return chain.n; }`,
    reports: [
      "3:56 BT2012: 'Wrap' would have instances without end, such as `Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<…`; let its type arguments not grow from one to the next. (T = Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<W…)",
      "3:91 BT2012: 'deeper' would have instances without end, such as `deeper<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wra…`; let its type arguments not grow from one to the next. (T = Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<W…)",
      "4:36 BT2012: 'Chain' would have instances without end, such as `Chain<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap…`; let its type arguments not grow from one to the next. (T = Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<W…)",
    ],
  },
  {
    source: `import { type u8, type u32, type Integer, type Fixed, fixed, zeroOf, numberOf } from '@bulkhead/bare';
class Node { n: u32 = 0; }
function zero<T>(): u32 { const z = zeroOf<T>(); return 1; }
function first<T>(a: T, b: T): boolean { return a === b; }
function half<T extends number>(a: T): T { return (a + 300) as T; }
class Items<T extends Integer, N extends number> { items: Fixed<T, N> = fixed(numberOf<N>(), zeroOf<T>()); }
const none = new Items<u8, 0>();
interface Pair { readonly a: u8 }
export function f(n: u8, p: Pair, node: Node): u32 { half(n); first(p, p); return zero<Node>() + zero<readonly [u8, string]>(); }
export function g(): u32 { return none.items.length + numberOf<u32>(); }
export function h(n: number): void {}
class Self { n: u32 = 0; me(): this { return this; } }
const self = new Self();
export function i(): u32 { return self.me().n; }`,
    reports: [
      '3:37 BT3201: `zeroOf` makes integers, booleans, null, and structs of them, not Node; pass the value as a parameter. (T = Node)',
      '3:37 BT3201: `zeroOf` makes integers, booleans, null, and structs of them, not readonly [u8, string]; pass the value as a parameter. (T = readonly [u8, string])',
      '4:49 BT3017: Pair and Pair cannot be compared. (T = Pair)',
      '5:52 BT3001: 300 does not fit u8. (T = u8)',
      '6:59 BT2008: 0 is not a length; an array has at least one element. (T = u8, N = 0)',
      '10:55 BT3202: Name a parameter that stands for a number: `numberOf<N>()`, with `N extends number` as a length.',
      '11:22 BT2002: `number` has no width; declare u8, u16, u32, i8, i16 or i32.',
      '12:32 BT2004: The type `this` is not known here; write the type you need.',
    ],
  },
  {
    source: `import type { u8, u32 } from '@bulkhead/bare';
type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: u32 };
type Same<T> = { readonly ok: true; readonly value: T } | { readonly ok: true };
type Inside<T> = { readonly value: T; readonly more: Inside<T> };
interface Loop<T> { readonly value: T; readonly more: Loop<T> }
function narrow(r: Result<u8>): Result<u32> { return r; }
export function f(a: Same<u8>, b: Inside<u8>, c: Loop<u8>): void {}
export function i(d: Result<number>): void {}
export function g(r: Result<u8>): boolean { return narrow(r).ok; }
export function h(r: Result<u8>): u8 { return r.value; }`,
    reports: [
      "3:1 BT2011: The variants of 'Same' cannot be told apart; let each start with a `readonly` tag of one name: `true` or `false`, an enum member, or a literal text.",
      "4:54 BT2106: 'Inside' would contain itself; make the field `| null` to refer to another object.",
      "5:40 BT2106: 'Loop<u8>' would contain itself; make the field `| null` to refer to another object.",
      "6:47 TS2322: Type 'Result<u8>' is not assignable to type 'Result<u32>'. Type '{ readonly ok: true; readonly value: u8; }' is not assignable to type 'Result<u32>'. Type '{ readonly ok: true; readonly value: u8; }' is not assignable to type '{ readonly ok: true; readonly value: u32; }'. Types of property 'value' are incompatible. Type 'u8' is not assignable to type 'u32'. Type 'u8' is not assignable to type '{ readonly __int?: \"u32\" | undefined; }'. Types of property '__int' are incompatible. Type '\"u8\" | undefined' is not assignable to type '\"u32\" | undefined'. Type '\"u8\"' is not assignable to type '\"u32\"'.",
      "8:29 BT2013: T of 'Result' would be `number` here, which the language does not have; write the type arguments, as in `Result<u32>`.",
      "10:49 TS2339: Property 'value' does not exist on type 'Result<u8>'. Property 'value' does not exist on type '{ readonly ok: false; readonly error: u32; }'.",
    ],
  },
];
