import type { BitFieldType } from '../types/bare-type.ts';

/** The bits of the register that are the field's. */
export function maskOf({ high, low }: BitFieldType): bigint {
  return high < low ? 0n : ((1n << BigInt(high - low + 1)) - 1n) << BigInt(low);
}

/** The bits that a value of the field can have. */
export function valueMask(field: BitFieldType): bigint {
  return field.isInPlace ? maskOf(field) : maskOf(field) >> BigInt(field.low);
}
