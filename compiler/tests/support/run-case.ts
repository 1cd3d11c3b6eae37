/** A program that must be accepted, with calls and what each returns. */
export interface RunCase {
  readonly name: string;
  /** Text of the entry; imports of the prelude are added. */
  readonly source: string;
  /** Other files by name. */
  readonly files?: Readonly<Record<string, string>>;
  /** C call → number, boolean as 0 or 1, or `check kind`. */
  readonly calls: Readonly<Record<string, string | number | bigint>>;
}

/** What the sources of the cases may use without an import of their own. */
export const IMPORTS = `import { u8, u16, u32, u64, i8, i16, i32, i64, type Fixed, fixed, fixedOf, zeroOf, numberOf, type Integer, assert, panic,
  truncateU8, truncateU16, truncateU32, truncateU64, truncateI8, truncateI16, truncateI32, truncateI64,
  checkedAdd, checkedSub, checkedMul, wrappingAdd, wrappingSub, wrappingMul, saturatingAdd, saturatingSub, saturatingMul, isBuilt, rotateLeft, rotateRight,
  countOnes, countLeadingZeros, countTrailingZeros, Atomic, atomic, Locked, locked, acquire, tryAcquire,
  PerCpu, perCpu, type Slice, type ReadonlySlice, slice, bytesOf, bit, bitFields, bits, enumBits, inPlace } from '@bulkhead/bare';
`;
