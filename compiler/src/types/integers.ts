import type { BareType, IntegerName, IntegerType, LiteralType } from './bare-type.ts';

function unsigned(name: IntegerName, bits: 8 | 16 | 32 | 64): IntegerType {
  return { kind: 'integer', name, bits, signed: false, minimum: 0n, maximum: (1n << BigInt(bits)) - 1n };
}

function signed(name: IntegerName, bits: 8 | 16 | 32 | 64): IntegerType {
  const half = 1n << BigInt(bits - 1);
  return { kind: 'integer', name, bits, signed: true, minimum: -half, maximum: half - 1n };
}

/** Every integer type of the language, by name. */
export const INTEGERS: Readonly<Record<IntegerName, IntegerType>> = {
  u8: unsigned('u8', 8),
  u16: unsigned('u16', 16),
  u32: unsigned('u32', 32),
  u64: unsigned('u64', 64),
  i8: signed('i8', 8),
  i16: signed('i16', 16),
  i32: signed('i32', 32),
  i64: signed('i64', 64),
};

/** What a literal becomes when no context gives it a type. */
export function defaultInteger(literal: LiteralType): IntegerType {
  return literal.flavour === 'bigint' ? INTEGERS.u64 : INTEGERS.u32;
}

/** Whether JavaScript holds the type's values as numbers or as bigints. */
export function flavourOf(type: IntegerType): 'number' | 'bigint' {
  return type.bits === 64 ? 'bigint' : 'number';
}

export function fits(value: bigint, type: IntegerType): boolean {
  return value >= type.minimum && value <= type.maximum;
}

/** The low bits of `value`, read as `type`. */
export function wrapTo(value: bigint, type: IntegerType): bigint {
  return type.signed ? BigInt.asIntN(type.bits, value) : BigInt.asUintN(type.bits, value);
}

export function isInteger(type: BareType): type is IntegerType | LiteralType {
  return type.kind === 'integer' || type.kind === 'literal';
}
