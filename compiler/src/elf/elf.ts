import { readFileSync } from 'node:fs';

/** ELF64 little-endian, as far as an image builder needs it (System V gABI, chapters 4 and 5). */
export interface ElfFile {
  readonly bytes: Buffer;
  readonly machine: number;
  readonly entry: bigint;
  readonly sections: readonly ElfSection[];
  readonly segments: readonly ElfSegment[];
}

export interface ElfSection {
  readonly name: string;
  readonly type: number;
  readonly flags: bigint;
  readonly address: bigint;
  readonly offset: number;
  readonly sizeBytes: number;
  /** Index of the associated section: a symbol table's names. */
  readonly link: number;
}

export interface ElfSegment {
  readonly type: number;
  readonly flags: number;
  readonly offset: number;
  readonly virtualAddress: bigint;
  readonly physicalAddress: bigint;
  readonly fileBytes: number;
  readonly memoryBytes: bigint;
}

export const SHT_SYMTAB = 2;
export const SHT_RELA = 4;
export const SHT_NOBITS = 8;
export const SHT_REL = 9;
export const SHT_RELR = 19;
export const SHF_ALLOC = 2n;
export const PT_LOAD = 1;

/** A path to an ELF file, or its bytes. */
export type ElfSource = string | Uint8Array;

/** Reads the headers; throws a RangeError or Error for what is not an ELF64 little-endian file. */
export function readElf(source: ElfSource): ElfFile {
  const bytes = typeof source === 'string' ? readFileSync(source) : Buffer.from(source);
  if (bytes.length < 64 || bytes.readUInt32BE(0) !== 0x7f454c46 || bytes[4] !== 2 || bytes[5] !== 1)
    throw new Error('not an ELF64 little-endian file');
  const names = bytes.readUInt16LE(62);
  const raw = table(bytes, Number(bytes.readBigUInt64LE(40)), bytes.readUInt16LE(58), bytes.readUInt16LE(60));
  const strings = raw[names] === undefined ? 0 : Number(bytes.readBigUInt64LE(raw[names] + 24));
  const segments = table(
    bytes,
    Number(bytes.readBigUInt64LE(32)),
    bytes.readUInt16LE(54),
    bytes.readUInt16LE(56),
  );
  return {
    bytes,
    machine: bytes.readUInt16LE(18),
    entry: bytes.readBigUInt64LE(24),
    sections: raw.map((at) => readSection(bytes, at, strings)),
    segments: segments.map((at) => readSegment(bytes, at)),
  };
}

/** Offsets of the entries of a table. */
function table(bytes: Buffer, offset: number, entryBytes: number, count: number): number[] {
  if (offset + entryBytes * count > bytes.length) throw new Error('a header table lies outside the ELF file');
  return Array.from({ length: count }, (_, i) => offset + i * entryBytes);
}

function readSection(bytes: Buffer, at: number, strings: number): ElfSection {
  return {
    name: textAt(bytes, strings + bytes.readUInt32LE(at)),
    type: bytes.readUInt32LE(at + 4),
    flags: bytes.readBigUInt64LE(at + 8),
    address: bytes.readBigUInt64LE(at + 16),
    offset: Number(bytes.readBigUInt64LE(at + 24)),
    sizeBytes: Number(bytes.readBigUInt64LE(at + 32)),
    link: bytes.readUInt32LE(at + 40),
  };
}

function readSegment(bytes: Buffer, at: number): ElfSegment {
  return {
    type: bytes.readUInt32LE(at),
    flags: bytes.readUInt32LE(at + 4),
    offset: Number(bytes.readBigUInt64LE(at + 8)),
    virtualAddress: bytes.readBigUInt64LE(at + 16),
    physicalAddress: bytes.readBigUInt64LE(at + 24),
    fileBytes: Number(bytes.readBigUInt64LE(at + 32)),
    memoryBytes: bytes.readBigUInt64LE(at + 40),
  };
}

/** The NUL-terminated text at an offset. */
export function textAt(bytes: Buffer, offset: number): string {
  const end = bytes.indexOf(0, offset);
  return bytes.toString('latin1', offset, end < 0 ? bytes.length : end);
}
