/**
 * The layout of ABI records, derived from an instance (hypervisor/abi/configuration.ts): a number is a
 * u32, a bigint a u64, arrays and records nest, in declaration order with natural alignment and
 * trailing padding, little-endian, as the Bare TypeScript compiler and C lay them out.
 */
type Holder = Record<string, unknown>;

/** Bytes of a record, trailing padding included. */
export function sizeOfRecord(record: object): number {
  return roundUp(
    walk(record, 0, () => {}),
    alignmentOf(record),
  );
}

/** Offset of a direct field of a record. */
export function offsetOfField<T extends object>(record: T, field: keyof T & string): number {
  let offset = 0;
  for (const [name, value] of Object.entries(record)) {
    offset = roundUp(offset, alignmentOf(value));
    if (name === field) return offset;
    offset += sizeOf(value);
  }
  throw new RangeError(`no field ${field}`);
}

/** The record's bytes. A value that its field cannot hold is an error of the caller. */
export function encodeRecord(record: object): Uint8Array {
  const bytes = new Uint8Array(sizeOfRecord(record));
  const view = new DataView(bytes.buffer);
  walk(record, 0, (holder, key, offset) => {
    const value = holder[key] as number | bigint;
    if (typeof value === 'bigint') view.setBigUint64(offset, inRange(value, 64, key), true);
    else view.setUint32(offset, Number(inRange(BigInt(value), 32, key)), true);
  });
  return bytes;
}

/** Fills a record, made by `new`, from bytes at an offset. */
export function decodeRecord<T extends object>(record: T, bytes: Uint8Array, at: number): T {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, sizeOfRecord(record));
  walk(record, 0, (holder, key, offset) => {
    const isU64 = typeof holder[key] === 'bigint';
    holder[key] = isU64 ? view.getBigUint64(offset, true) : view.getUint32(offset, true);
  });
  return record;
}

function inRange(value: bigint, bits: number, field: string): bigint {
  if (BigInt.asUintN(bits, value) === value) return value;
  throw new RangeError(`${field}: ${value} does not fit ${bits} unsigned bits`);
}

/** Visits every scalar with its offset; returns the offset behind the last. */
function walk(
  value: object,
  start: number,
  visit: (holder: Holder, key: string, offset: number) => void,
): number {
  let offset = start;
  for (const [key, child] of Object.entries(value)) {
    offset = roundUp(offset, alignmentOf(child));
    if (typeof child === 'object') offset = roundUp(walk(child, offset, visit), alignmentOf(child));
    else {
      visit(value as Holder, key, offset);
      offset += sizeOf(child);
    }
  }
  return offset;
}

function sizeOf(value: unknown): number {
  if (typeof value === 'number') return 4;
  if (typeof value === 'bigint') return 8;
  return sizeOfRecord(value as object);
}

function alignmentOf(value: unknown): number {
  if (typeof value === 'number') return 4;
  if (typeof value === 'bigint') return 8;
  return Math.max(1, ...Object.values(value as object).map(alignmentOf));
}

function roundUp(offset: number, alignment: number): number {
  return Math.ceil(offset / alignment) * alignment;
}
