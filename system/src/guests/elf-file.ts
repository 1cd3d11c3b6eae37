/** The part of ELF-64 that loading needs (System V gABI, "ELF Header" and "Program Header"). */
export interface ElfSegment {
  /** Index in the program header table. */
  readonly index: number;
  readonly fileOffset: bigint;
  readonly virtualAddress: bigint;
  readonly physicalAddress: bigint;
  readonly fileSizeBytes: bigint;
  readonly memorySizeBytes: bigint;
}

export interface ElfFile {
  readonly entry: bigint;
  /** The loadable segments that occupy memory. */
  readonly segments: readonly ElfSegment[];
}

const HEADER_BYTES = 64;
const PROGRAM_HEADER_BYTES = 56;
const CLASS_64 = 2;
const LITTLE_ENDIAN = 1;
const MACHINE_AARCH64 = 183;
const PT_LOAD = 1;
const PT_INTERP = 3;
const TYPES: ReadonlySet<number> = new Set([2, 3]); // ET_EXEC, ET_DYN (static position-independent)

/** Why the bytes are not a little-endian AArch64 ELF-64 program; undefined when they are. */
export function whyNotElf(bytes: Uint8Array): string | undefined {
  const isElf = [0x7f, 0x45, 0x4c, 0x46].every((byte, index) => bytes[index] === byte);
  if (!isElf) return 'a file without the ELF magic number';
  if (bytes[4] !== CLASS_64) return 'a 32-bit ELF file';
  if (bytes[5] !== LITTLE_ENDIAN) return 'a big-endian ELF file';
  if (bytes.length < HEADER_BYTES) return 'a file that ends inside the ELF header';
  const view = viewOf(bytes);
  const machine = view.getUint16(18, true);
  if (machine !== MACHINE_AARCH64) return `an ELF file for machine ${machine}`;
  const type = view.getUint16(16, true);
  if (!TYPES.has(type)) return `an ELF file of type ${type}, which is not a program`;
  if (view.getUint16(54, true) !== PROGRAM_HEADER_BYTES) return 'an ELF file without program headers';
  const tableEnd = view.getBigUint64(32, true) + BigInt(view.getUint16(56, true) * PROGRAM_HEADER_BYTES);
  if (tableEnd > BigInt(bytes.length)) return 'a file that ends inside its program headers';
  return undefined;
}

/** Reads a file for which `whyNotElf` has no objection. */
export function readElf(bytes: Uint8Array): ElfFile {
  const view = viewOf(bytes);
  const tableOffset = Number(view.getBigUint64(32, true));
  const segments: ElfSegment[] = [];
  for (let index = 0; index < view.getUint16(56, true); index++) {
    const at = tableOffset + index * PROGRAM_HEADER_BYTES;
    if (view.getUint32(at, true) !== PT_LOAD || view.getBigUint64(at + 40, true) === 0n) continue;
    segments.push(readSegment(view, at, index));
  }
  return { entry: physicalEntry(view.getBigUint64(24, true), segments), segments };
}

/** The program that an operating system would start the file with; undefined for those that start by themselves. */
export function interpreterOf(bytes: Uint8Array): string | undefined {
  if (whyNotElf(bytes) !== undefined) return undefined;
  const view = viewOf(bytes);
  const tableOffset = Number(view.getBigUint64(32, true));
  for (let index = 0; index < view.getUint16(56, true); index++) {
    const at = tableOffset + index * PROGRAM_HEADER_BYTES;
    if (view.getUint32(at, true) !== PT_INTERP) continue;
    const { fileOffset, fileSizeBytes } = readSegment(view, at, index);
    const name = bytes.subarray(Number(fileOffset), Number(fileOffset + fileSizeBytes));
    return new TextDecoder().decode(name).replace(/\0.*$/s, '');
  }
  return undefined;
}

function readSegment(view: DataView, at: number, index: number): ElfSegment {
  return {
    index,
    fileOffset: view.getBigUint64(at + 8, true),
    virtualAddress: view.getBigUint64(at + 16, true),
    physicalAddress: view.getBigUint64(at + 24, true),
    fileSizeBytes: view.getBigUint64(at + 32, true),
    memorySizeBytes: view.getBigUint64(at + 40, true),
  };
}

/** Guests start with translation off: an entry given as a virtual address is where its segment is loaded. */
function physicalEntry(entry: bigint, segments: readonly ElfSegment[]): bigint {
  const home = segments.find(
    ({ virtualAddress, memorySizeBytes }) =>
      entry >= virtualAddress && entry < virtualAddress + memorySizeBytes,
  );
  return home ? entry - home.virtualAddress + home.physicalAddress : entry;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
