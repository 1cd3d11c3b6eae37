import { type CpioEntry, deviceNumber, HEADER_BYTES, MAGIC, padded, TRAILER } from './entry.ts';

/** An archive that is not what it claims; `offset` is where. */
export class CpioError extends Error {
  override readonly name = 'CpioError';

  constructor(
    problem: string,
    readonly offset: number,
  ) {
    super(`${problem} at offset ${offset} of the cpio archive`);
  }
}

/** Position of the fields in a header, counted after the magic. */
const FIELD = { inode: 0, mode: 1, links: 4, fileSize: 6, major: 9, minor: 10, nameSize: 11 } as const;

/** Reads a newc archive. Data are views of `archive`; hard links all carry the data of their inode. */
export function readCpio(archive: Uint8Array): CpioEntry[] {
  const entries: CpioEntry[] = [];
  const linked = new Map<number, number[]>();
  for (let offset = 0; ; ) {
    const header = readHeader(archive, offset);
    const { name, next } = header;
    if (name === TRAILER) break;
    if (header.links > 1 && !header.isDirectory) {
      const group = linked.get(header.inode) ?? [];
      linked.set(header.inode, [...group, entries.length]);
    }
    entries.push(header.entry);
    offset = next;
  }
  shareHardLinkedData(entries, linked);
  return entries;
}

function readHeader(archive: Uint8Array, offset: number) {
  if (offset + HEADER_BYTES > archive.length) throw new CpioError('truncated header', offset);
  const text = ascii(archive, offset, HEADER_BYTES);
  if (!text.startsWith(MAGIC)) throw new CpioError(`magic is not ${MAGIC}`, offset);
  const field = (index: number) => hexField(text, index, offset);
  const nameSize = field(FIELD.nameSize);
  const dataStart = offset + padded(HEADER_BYTES + nameSize);
  const size = field(FIELD.fileSize);
  if (nameSize === 0 || dataStart + size > archive.length) throw new CpioError('truncated entry', offset);
  const name = Buffer.from(
    archive.subarray(offset + HEADER_BYTES, offset + HEADER_BYTES + nameSize - 1),
  ).toString();
  const mode = field(FIELD.mode);
  const device = deviceNumber(mode, field(FIELD.major), field(FIELD.minor));
  return {
    name,
    inode: field(FIELD.inode),
    links: field(FIELD.links),
    isDirectory: (mode & 0o170000) === 0o040000,
    entry: { name, mode, data: archive.subarray(dataStart, dataStart + size), ...device },
    next: dataStart + padded(size),
  };
}

function hexField(header: string, index: number, offset: number): number {
  const digits = header.slice(MAGIC.length + index * 8, MAGIC.length + index * 8 + 8);
  if (!/^[0-9a-fA-F]{8}$/.test(digits)) throw new CpioError(`field ${index} is not hexadecimal`, offset);
  return Number.parseInt(digits, 16);
}

/** Of the names of one inode only the last carries the data. */
function shareHardLinkedData(entries: CpioEntry[], linked: Map<number, number[]>): void {
  for (const group of linked.values()) {
    const data = group.map((index) => entries[index]!.data).find((bytes) => bytes.length > 0);
    if (!data) continue;
    for (const index of group) entries[index] = { ...entries[index]!, data };
  }
}

function ascii(bytes: Uint8Array, start: number, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, length).toString('latin1');
}
