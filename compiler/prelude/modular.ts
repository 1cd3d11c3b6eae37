/** Widths of the integer types, for the operations whose result depends on the width alone. */
export type IntegerName = 'u8' | 'u16' | 'u32' | 'u64' | 'i8' | 'i16' | 'i32' | 'i64';

/** Number of bits of the type. */
export function bitsOf(type: IntegerName): number {
  return Number(type.slice(1));
}

/** What a value counts as where no type is given: u64 for bigints, u32 for numbers. */
export function defaultName(value: number | bigint): IntegerName {
  return typeof value === 'bigint' ? 'u64' : 'u32';
}

/** The exact value as JavaScript holds values of the type. */
function represent(value: bigint, type: IntegerName): number | bigint {
  return bitsOf(type) === 64 ? value : Number(value);
}

/** The low bits of the exact value, read as the type. */
export function wrapTo(value: bigint, type: IntegerName): number | bigint {
  const bits = bitsOf(type);
  return represent(type.startsWith('u') ? BigInt.asUintN(bits, value) : BigInt.asIntN(bits, value), type);
}

/** The exact value, which must be one of the type. */
export function exactIn(value: bigint, type: IntegerName): number | bigint {
  const wrapped = wrapTo(value, type);
  if (BigInt(wrapped) !== value) throw new RangeError(`${value} does not fit ${type}`);
  return wrapped;
}

/** The value of the type that is nearest to the exact value. */
export function saturateTo(value: bigint, type: IntegerName): number | bigint {
  const isUnsigned = type.startsWith('u');
  const bits = BigInt(bitsOf(type));
  const maximum = (1n << (isUnsigned ? bits : bits - 1n)) - 1n;
  const minimum = isUnsigned ? 0n : -maximum - 1n;
  return represent(value < minimum ? minimum : value > maximum ? maximum : value, type);
}

/** The bits of an unsigned value turned left by `count` modulo the width. */
export function rotate(value: number | bigint, count: bigint, type: IntegerName): number | bigint {
  const bits = BigInt(bitsOf(type));
  const turn = BigInt.asUintN(64, count) % bits;
  const wide = BigInt(value);
  return wrapTo((wide << turn) | (wide >> (bits - turn)), type);
}
