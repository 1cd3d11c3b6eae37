/**
 * The "new ASCII" cpio format (newc, magic 070701) of Linux initramfs archives: see
 * Documentation/driver-api/early-userspace/buffer-format.rst in the Linux sources.
 */

/** Size of a header: the magic and 13 fields of 8 hexadecimal digits. */
export const HEADER_BYTES = 110;
export const MAGIC = '070701';
/** Name of the entry that ends an archive. */
export const TRAILER = 'TRAILER!!!';

/** One file, directory, link or device node. */
export interface CpioEntry {
  /** Without a leading slash; `.` is the root. */
  readonly name: string;
  /** st_mode: file type and permissions. */
  readonly mode: number;
  /** A file's bytes; the target of a symbolic link. */
  readonly data: Uint8Array;
  /** Major and minor number of a device node. */
  readonly device?: { readonly major: number; readonly minor: number };
}

/** File types of st_mode (inode(7)). */
export const fileType = {
  mask: 0o170000,
  directory: 0o040000,
  regular: 0o100000,
  symbolicLink: 0o120000,
  characterDevice: 0o020000,
  blockDevice: 0o060000,
} as const;

/** The device of a character or block node, if it is one. */
export function deviceNumber(mode: number, major: number, minor: number): Pick<CpioEntry, 'device'> {
  const type = mode & fileType.mask;
  const isDevice = type === fileType.characterDevice || type === fileType.blockDevice;
  return isDevice ? { device: { major, minor } } : {};
}

/** Headers with their names and data each fill a multiple of four bytes. */
export function padded(sizeBytes: number): number {
  return (sizeBytes + 3) & ~3;
}
