/**
 * The vocabulary of Bare TypeScript: integer types and the operations that the
 * language adds to TypeScript. The compiler translates each of these itself; the bodies here
 * are their meaning in Node, where the same files run in tests.
 */

import { CheckFailure } from './check-failure.ts';
import { defaultName, exactIn, rotate, saturateTo, wrapTo } from './modular.ts';

export { type BitField, type BitFields, bit, bitFields, bits, enumBits, inPlace } from './bit-fields.ts';
export { type Pool, pool } from './pools.ts';
export {
  Atomic,
  acquire,
  atomic,
  type Guard,
  Locked,
  locked,
  PerCpu,
  perCpu,
  tryAcquire,
} from './sharing.ts';
export { bytesOf, type ReadonlySlice, type Slice, slice } from './slices.ts';
export { CheckFailure };

/** Unsigned and signed integers of up to 32 bits are JavaScript numbers; tsc refuses to mix them. */
export type u8 = number & { readonly __int?: 'u8' };
export type u16 = number & { readonly __int?: 'u16' };
export type u32 = number & { readonly __int?: 'u32' };
export type i8 = number & { readonly __int?: 'i8' };
export type i16 = number & { readonly __int?: 'i16' };
export type i32 = number & { readonly __int?: 'i32' };
/** 64-bit integers are bigints; their literals end in `n`. */
export type u64 = bigint & { readonly __int?: 'u64' };
export type i64 = bigint & { readonly __int?: 'i64' };

/** Any integer of the language. */
export type Integer = number | bigint;

function checked(value: Integer, low: bigint, high: bigint, name: string): bigint {
  const wide = BigInt(value);
  if (wide < low || wide > high) throw new CheckFailure(`${value} does not fit ${name}`);
  return wide;
}

/** Checked conversions: the value is kept, or the check fails. */
export function u8(value: Integer): u8 {
  return Number(checked(value, 0n, 0xffn, 'u8'));
}
export function u16(value: Integer): u16 {
  return Number(checked(value, 0n, 0xffffn, 'u16'));
}
export function u32(value: Integer): u32 {
  return Number(checked(value, 0n, 0xffff_ffffn, 'u32'));
}
export function u64(value: Integer): u64 {
  return checked(value, 0n, 0xffff_ffff_ffff_ffffn, 'u64');
}
export function i8(value: Integer): i8 {
  return Number(checked(value, -0x80n, 0x7fn, 'i8'));
}
export function i16(value: Integer): i16 {
  return Number(checked(value, -0x8000n, 0x7fffn, 'i16'));
}
export function i32(value: Integer): i32 {
  return Number(checked(value, -0x8000_0000n, 0x7fff_ffffn, 'i32'));
}
export function i64(value: Integer): i64 {
  return checked(value, -0x8000_0000_0000_0000n, 0x7fff_ffff_ffff_ffffn, 'i64');
}

/** Truncating conversions: the low bits of the value, read as the named type. */
export function truncateU8(value: Integer): u8 {
  return Number(BigInt.asUintN(8, BigInt(value)));
}
export function truncateU16(value: Integer): u16 {
  return Number(BigInt.asUintN(16, BigInt(value)));
}
export function truncateU32(value: Integer): u32 {
  return Number(BigInt.asUintN(32, BigInt(value)));
}
export function truncateU64(value: Integer): u64 {
  return BigInt.asUintN(64, BigInt(value));
}
export function truncateI8(value: Integer): i8 {
  return Number(BigInt.asIntN(8, BigInt(value)));
}
export function truncateI16(value: Integer): i16 {
  return Number(BigInt.asIntN(16, BigInt(value)));
}
export function truncateI32(value: Integer): i32 {
  return Number(BigInt.asIntN(32, BigInt(value)));
}
export function truncateI64(value: Integer): i64 {
  return BigInt.asIntN(64, BigInt(value));
}

/** The operators `+ - *` on two values of one type, where that type is a type parameter. */
export function checkedAdd<T extends Integer>(a: T, b: NoInfer<T>): T;
export function checkedAdd(a: Integer, b: Integer, type = defaultName(a)): Integer {
  return exactIn(BigInt(a) + BigInt(b), type);
}
export function checkedSub<T extends Integer>(a: T, b: NoInfer<T>): T;
export function checkedSub(a: Integer, b: Integer, type = defaultName(a)): Integer {
  return exactIn(BigInt(a) - BigInt(b), type);
}
export function checkedMul<T extends Integer>(a: T, b: NoInfer<T>): T;
export function checkedMul(a: Integer, b: Integer, type = defaultName(a)): Integer {
  return exactIn(BigInt(a) * BigInt(b), type);
}

/**
 * Arithmetic modulo 2^width, where wrapping is meant, and arithmetic that stops at the ends of the type.
 * A type is not a value in JavaScript: the compiler's JavaScript back end passes its name as a third
 * argument, and without one a number counts as u32, a bigint as u64.
 */
export function wrappingAdd<T extends Integer>(a: T, b: NoInfer<T>): T;
export function wrappingAdd(a: Integer, b: Integer, type = defaultName(a)): Integer {
  return wrapTo(BigInt(a) + BigInt(b), type);
}
export function wrappingSub<T extends Integer>(a: T, b: NoInfer<T>): T;
export function wrappingSub(a: Integer, b: Integer, type = defaultName(a)): Integer {
  return wrapTo(BigInt(a) - BigInt(b), type);
}
export function wrappingMul<T extends Integer>(a: T, b: NoInfer<T>): T;
export function wrappingMul(a: Integer, b: Integer, type = defaultName(a)): Integer {
  return wrapTo(BigInt(a) * BigInt(b), type);
}
export function saturatingAdd<T extends Integer>(a: T, b: NoInfer<T>): T;
export function saturatingAdd(a: Integer, b: Integer, type = defaultName(a)): Integer {
  return saturateTo(BigInt(a) + BigInt(b), type);
}
export function saturatingSub<T extends Integer>(a: T, b: NoInfer<T>): T;
export function saturatingSub(a: Integer, b: Integer, type = defaultName(a)): Integer {
  return saturateTo(BigInt(a) - BigInt(b), type);
}
export function saturatingMul<T extends Integer>(a: T, b: NoInfer<T>): T;
export function saturatingMul(a: Integer, b: Integer, type = defaultName(a)): Integer {
  return saturateTo(BigInt(a) * BigInt(b), type);
}
/** The bits of an unsigned integer turned by `count` modulo the width. */
export function rotateLeft<T extends Integer>(value: T, count: u32): T;
export function rotateLeft(value: Integer, count: u32, type = defaultName(value)): Integer {
  return rotate(value, BigInt(count), type);
}
export function rotateRight<T extends Integer>(value: T, count: u32): T;
export function rotateRight(value: Integer, count: u32, type = defaultName(value)): Integer {
  return rotate(value, -BigInt(count), type);
}

/** Number of one bits of an unsigned integer. */
export function countOnes(value: Integer): u32 {
  return value.toString(2).replaceAll('0', '').length;
}
/** Number of zero bits above (below) the highest (lowest) one bit; the width (32 or 64) for zero. */
export function countLeadingZeros(value: Integer): u32 {
  const width = typeof value === 'bigint' ? 64 : 32;
  return width - (value ? value.toString(2).length : 0);
}
export function countTrailingZeros(value: Integer): u32 {
  if (!value) return typeof value === 'bigint' ? 64 : 32;
  return value.toString(2).length - value.toString(2).lastIndexOf('1') - 1;
}

/** An array whose length is part of its type. Every index is checked. */
export interface Fixed<T, N extends number = number> {
  readonly length: N;
  readonly __writes?: true;
  [index: number]: T;
  [Symbol.iterator](): Iterator<T>;
}
/** `length` copies of a scalar. The element's type comes from the declared type. */
export function fixed<T extends Integer | boolean | object, N extends number>(
  length: N,
  value: T,
): Fixed<T, N> {
  return new Array<T>(length).fill(value) as unknown as Fixed<T, N>;
}
/** `length` objects or nested arrays, each made by `make` (which must be `() => new X()`, `() => fixed(…)` or `() => fixedOf(…)`). */
export function fixedOf<T, N extends number>(length: N, make: () => T): Fixed<T, N> {
  return Array.from({ length }, make) as unknown as Fixed<T, N>;
}

/**
 * 0, false or null: the value of type `T` whose bytes are zero, where a generic declaration needs one to start
 * with. JavaScript does not know `T`: the compiler's back end writes the value itself.
 */
export function zeroOf<T>(): T {
  return 0 as T;
}

/** The number that the parameter `N` stands for, where a generic declaration has a length of its own. */
export function numberOf<N extends number>(): N {
  throw new CheckFailure('the compiler writes the number');
}

/**
 * Whether the program is built with the feature. Every feature is built unless the build leaves it out; what only
 * it needs is then not in the image. In Node all features are there.
 */
export function isBuilt(_feature: string): boolean {
  return true;
}

/** Checked in every build; the text is for the reader and for the table of checks. */
export function assert(condition: boolean, because: string): asserts condition {
  if (!condition) throw new CheckFailure(because);
}
/** A state that the program's own logic excludes. */
export function panic(because: string): never {
  throw new CheckFailure(because);
}
