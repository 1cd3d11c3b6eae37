/**
 * Bit fields of registers, descriptors and table entries: declared once, at module level, and then read
 * and changed by name. The compiler makes shifts and masks of them; the bodies here are their meaning in
 * Node.
 */

import { CheckFailure } from './check-failure.ts';
import type { u8, u16, u32, u64 } from './index.ts';

/** Unsigned integer types by name. */
interface Unsigned {
  readonly u8: u8;
  readonly u16: u16;
  readonly u32: u32;
  readonly u64: u64;
}
type Name = keyof Unsigned;
type Word = number | bigint;

/** Where a field lies, and the type of its value; `'register'` stands for the type of the whole. */
export interface BitField<T> {
  readonly high: number;
  readonly low: number;
  readonly holds: 'boolean' | 'number' | 'bigint' | 'register';
  /** The value keeps its place: the bits below `low` are zero in it. */
  readonly isInPlace: boolean;
  readonly __value?: T;
}

/** One bit, a boolean. */
export function bit(position: number): BitField<boolean> {
  return { high: position, low: position, holds: 'boolean', isInPlace: false };
}
/** The bits from `high` down to `low`, as a number from 0 on: of the whole's type, or of the one named. */
export function bits(high: number, low: number): BitField<'register'>;
export function bits<N extends Name>(high: number, low: number, type: N): BitField<Unsigned[N]>;
export function bits(high: number, low: number, type?: Name): BitField<unknown> {
  const holds = type === undefined ? 'register' : type === 'u64' ? 'bigint' : 'number';
  return { high, low, holds, isInPlace: false };
}
/** The bits from `high` down to `low`, as a member of an enum. */
export function enumBits<E extends number>(high: number, low: number): BitField<E> {
  return { high, low, holds: 'number', isInPlace: false };
}
/** The bits from `high` down to `low` where they are: an address whose low bits are zero. */
export function inPlace(high: number, low: number): BitField<'register'> {
  return { high, low, holds: 'register', isInPlace: true };
}

type Fields = Readonly<Record<string, BitField<unknown>>>;
type ValueOf<F, R> = F extends BitField<infer T> ? ([T] extends ['register'] ? R : T) : never;
type Values<F, R> = { readonly [K in keyof F]?: ValueOf<F[K], R> };

/** A function for each field that reads it, and two that write. */
export type BitFields<R, F> = { readonly [K in keyof F]: (value: R) => ValueOf<F[K], R> } & {
  /** These fields, and zero elsewhere. */
  of(fields: Values<F, R>): R;
  /** The value with these fields replaced. */
  with(value: R, fields: Values<F, R>): R;
};

/** Fields of an unsigned integer, in any order; they do not overlap. */
export function bitFields<N extends Name, F extends Fields>(
  register: N,
  fields: F,
): BitFields<Unsigned[N], F> {
  checkDeclaration(register, fields);
  const isWide = register === 'u64';
  const readers = Object.entries(fields).map(([name, field]) => [
    name,
    (value: Word) => read(value, field, isWide),
  ]);
  const replace = (value: Word, values: Record<string, Word | boolean>, fail = doesNotFit): Word => {
    let result = BigInt(value);
    for (const [name, wanted] of Object.entries(values)) {
      const field = fields[name]!;
      const raw = BigInt(wanted) << (field.isInPlace ? 0n : BigInt(field.low));
      if ((raw & ~maskOf(field)) !== 0n) fail(name);
      result = (result & ~maskOf(field)) | raw;
    }
    return isWide ? result : Number(result);
  };
  return {
    ...Object.fromEntries(readers),
    of: (values: Record<string, Word | boolean>, fail?: (name: string) => never) => replace(0n, values, fail),
    with: replace,
  } as unknown as BitFields<Unsigned[N], F>;
}

function read(value: Word, field: BitField<unknown>, isWide: boolean): Word | boolean {
  const inside = BigInt(value) & maskOf(field);
  const raw = field.isInPlace ? inside : inside >> BigInt(field.low);
  if (field.holds === 'boolean') return raw !== 0n;
  const isBig = field.holds === 'register' ? isWide : field.holds === 'bigint';
  return isBig ? raw : Number(raw);
}

function maskOf({ high, low }: BitField<unknown>): bigint {
  return ((1n << BigInt(high - low + 1)) - 1n) << BigInt(low);
}

function doesNotFit(name: string): never {
  throw new CheckFailure(`a value does not fit the field '${name}'`, 'conversion');
}

/** What the compiler refuses, for programs that run without it. */
function checkDeclaration(register: Name, fields: Fields): void {
  let taken = 0n;
  for (const [name, field] of Object.entries(fields)) {
    const isRight = field.high >= field.low && field.low >= 0 && field.high < Number(register.slice(1));
    if (!isRight || (taken & maskOf(field)) !== 0n || name === 'of' || name === 'with')
      throw new RangeError(`the field '${name}' cannot be declared like this`);
    taken |= maskOf(field);
  }
}
