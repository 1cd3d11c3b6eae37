import type { Fail } from './runtime.ts';

/** The operations of one integer type; the last argument is the number of the check. */
export interface Operations<T extends number | bigint> {
  add(a: T, b: T, id: number): T;
  subtract(a: T, b: T, id: number): T;
  multiply(a: T, b: T, id: number): T;
  divide(a: T, b: T, id: number): T;
  remainder(a: T, b: T, id: number): T;
  negate(a: T, id: number): T;
  and(a: T, b: T): T;
  or(a: T, b: T): T;
  xor(a: T, b: T): T;
  not(a: T): T;
  shiftLeft(a: T, count: T, id: number): T;
  shiftRight(a: T, count: T, id: number): T;
  convert(value: number | bigint, id: number): T;
}
export type NumberOperations = Operations<number>;
export type BigOperations = Operations<bigint>;

/** Types of up to 32 bits: numbers, in which every sum, difference and quotient of them is exact. */
export function numberOperations(bits: number, isSigned: boolean, fail: Fail): NumberOperations {
  const minimum = isSigned ? -(2 ** (bits - 1)) : 0;
  const maximum = 2 ** (isSigned ? bits - 1 : bits) - 1;
  const unused = 32 - bits;
  const wrap = isSigned
    ? (value: number) => (value << unused) >> unused
    : (value: number) => (value << unused) >>> unused;
  // `+ 0` makes 0 of -0. A product may be rounded, but then it lies far beyond every type.
  const fit = (value: number, id: number): number => {
    if (value < minimum || value > maximum) fail(id, 'overflow');
    return value + 0;
  };
  const divisor = (b: number, id: number): number => (b === 0 ? fail(id, 'division') : b);
  const amount = (count: number, id: number): number => (count < bits ? count : fail(id, 'shift'));
  return {
    add: (a, b, id) => fit(a + b, id),
    subtract: (a, b, id) => fit(a - b, id),
    multiply: (a, b, id) => fit(a * b, id),
    divide: (a, b, id) => fit(Math.trunc(a / divisor(b, id)), id),
    remainder: (a, b, id) => (a % divisor(b, id)) + 0,
    negate: (a, id) => fit(-a, id),
    and: (a, b) => wrap(a & b),
    or: (a, b) => wrap(a | b),
    xor: (a, b) => wrap(a ^ b),
    not: (a) => wrap(~a),
    shiftLeft: (a, count, id) => wrap(a << amount(count, id)),
    shiftRight: isSigned
      ? (a, count, id) => a >> amount(count, id)
      : (a, count, id) => a >>> amount(count, id),
    convert: (value, id) => {
      if (value < minimum || value > maximum) fail(id, 'conversion');
      return Number(value);
    },
  };
}

/** 64-bit types: bigints. */
export function bigOperations(isSigned: boolean, fail: Fail): BigOperations {
  const minimum = isSigned ? -(1n << 63n) : 0n;
  const maximum = (1n << (isSigned ? 63n : 64n)) - 1n;
  const wrap = (value: bigint) => (isSigned ? BigInt.asIntN(64, value) : BigInt.asUintN(64, value));
  const fit = (value: bigint, id: number): bigint => {
    if (value < minimum || value > maximum) fail(id, 'overflow');
    return value;
  };
  const divisor = (b: bigint, id: number): bigint => (b === 0n ? fail(id, 'division') : b);
  const amount = (count: bigint, id: number): bigint => (count < 64n ? count : fail(id, 'shift'));
  return {
    add: (a, b, id) => fit(a + b, id),
    subtract: (a, b, id) => fit(a - b, id),
    multiply: (a, b, id) => fit(a * b, id),
    divide: (a, b, id) => fit(a / divisor(b, id), id),
    remainder: (a, b, id) => a % divisor(b, id),
    negate: (a, id) => fit(-a, id),
    and: (a, b) => wrap(a & b),
    or: (a, b) => wrap(a | b),
    xor: (a, b) => wrap(a ^ b),
    not: (a) => wrap(~a),
    shiftLeft: (a, count, id) => wrap(a << amount(count, id)),
    shiftRight: (a, count, id) => a >> amount(count, id),
    convert: (value, id) => {
      if (value < minimum || value > maximum) fail(id, 'conversion');
      return BigInt(value);
    },
  };
}
