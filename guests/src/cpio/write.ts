import { type CpioEntry, fileType, HEADER_BYTES, MAGIC, padded, TRAILER } from './entry.ts';

/** Writes a newc archive. Owners and times are zero, so the same entries give the same bytes. */
export function writeCpio(entries: readonly CpioEntry[]): Uint8Array {
  const parts = entries.map((entry, index) => encode(entry, index + 1));
  parts.push(encode({ name: TRAILER, mode: 0, data: new Uint8Array() }, 0));
  return Buffer.concat(parts);
}

function encode(entry: CpioEntry, inode: number): Uint8Array {
  const name = Buffer.from(`${entry.name}\0`);
  const isDirectory = (entry.mode & fileType.mask) === fileType.directory;
  const { major, minor } = entry.device ?? { major: 0, minor: 0 };
  const [owner, group, time, deviceMajor, deviceMinor, checksum] = [0, 0, 0, 0, 0, 0];
  const fields = [inode, entry.mode, owner, group, isDirectory ? 2 : 1, time, entry.data.length];
  fields.push(deviceMajor, deviceMinor, major, minor, name.length, checksum);
  const header = MAGIC + fields.map((field) => field.toString(16).padStart(8, '0').toUpperCase()).join('');
  const dataStart = padded(HEADER_BYTES + name.length);
  const bytes = Buffer.alloc(dataStart + padded(entry.data.length));
  bytes.write(header, 'latin1');
  bytes.set(name, HEADER_BYTES);
  bytes.set(entry.data, dataStart);
  return bytes;
}
