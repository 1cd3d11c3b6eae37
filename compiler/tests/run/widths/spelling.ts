import type { IntegerName } from '../../../src/types/bare-type.ts';

/** What a case about one integer type needs to know of it, written down here apart from the compiler. */
export interface Width {
  readonly name: IntegerName;
  readonly bits: number;
  readonly isSigned: boolean;
  readonly least: bigint;
  readonly most: bigint;
}

function width(name: IntegerName, bits: number): Width {
  const isSigned = name.startsWith('i');
  const [least, most] = isSigned
    ? [-(1n << BigInt(bits - 1)), (1n << BigInt(bits - 1)) - 1n]
    : [0n, (1n << BigInt(bits)) - 1n];
  return { name, bits, isSigned, least, most };
}

export const WIDTHS: readonly Width[] = [
  width('u8', 8),
  width('u16', 16),
  width('u32', 32),
  width('u64', 64),
  width('i8', 8),
  width('i16', 16),
  width('i32', 32),
  width('i64', 64),
];

/** The value as a C expression for a call. */
export function inC(value: bigint): string {
  if (value < 0n) return `(-${-(value + 1n)}ll - 1)`;
  return value > 0x7fff_ffff_ffff_ffffn ? `${value}ull` : `${value}ll`;
}

/** The value as a literal of the type in TypeScript. */
export function literal({ bits }: Width, value: bigint): string {
  return bits === 64 ? `${value}n` : String(value);
}

/** The low bits of the value, read as the type. */
export function wrap({ bits, isSigned }: Width, value: bigint): bigint {
  return isSigned ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
}

/** `name(a, b)` in C. */
export function call(name: string, ...values: readonly bigint[]): string {
  return `${name}(${values.map(inC).join(', ')})`;
}
