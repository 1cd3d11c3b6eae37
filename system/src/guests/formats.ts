/** What the first bytes of a file say that it is. */
import { compressionOf } from './linux-image.ts';

type Test = (bytes: Uint8Array) => boolean;

const startsWith =
  (...prefix: number[]): Test =>
  (bytes) =>
    prefix.every((byte, index) => bytes[index] === byte);
const hasText =
  (text: string, offset = 0): Test =>
  (bytes) =>
    [...text].every((character, index) => bytes[offset + index] === character.charCodeAt(0));
const hasWord =
  (word: number, offset: number): Test =>
  (bytes) =>
    bytes.length >= offset + 4 &&
    new DataView(bytes.buffer, bytes.byteOffset).getUint32(offset, true) === word;

/** Files that contain a program, and are not the program as it lies in memory. */
const FORMATS: readonly (readonly [string, Test])[] = [
  ['an ELF file', startsWith(0x7f, 0x45, 0x4c, 0x46)],
  // include/image.h of U-Boot: IH_MAGIC.
  ['a U-Boot image (uImage)', startsWith(0x27, 0x05, 0x19, 0x56)],
  // Devicetree Specification v0.4, 5.2; FIT images are device trees.
  ['a device tree or FIT image', startsWith(0xd0, 0x0d, 0xfe, 0xed)],
  // ":" and "10" or "02": the data and address records that such files begin with.
  ['an Intel HEX file', (bytes) => hasText(':10')(bytes) || hasText(':02')(bytes) || hasText(':20')(bytes)],
  ['a Motorola S-record file', hasText('S0')],
];
/** Kernels for something else (Linux arch/arm/boot/compressed/head.S; Documentation/arch/x86/boot.rst). */
const KERNELS: readonly (readonly [string, Test])[] = [
  ['a zImage for 32-bit Arm', hasWord(0x016f_2818, 0x24)],
  ['a bzImage for x86', hasText('HdrS', 0x202)],
];
/** What Linux unpacks (Documentation/driver-api/early-userspace/buffer-format.rst, lib/decompress.c) or mounts. */
const INITRDS: readonly (readonly [string, Test])[] = [
  ['cpio', hasText('07070')],
  ['bzip2', hasText('BZh')],
  ['lzma', startsWith(0x5d, 0x00, 0x00)],
  ['lzo', startsWith(0x89, 0x4c, 0x5a, 0x4f)],
  ['romfs', hasText('-rom1fs-')],
  ['squashfs', hasText('hsqs')],
  ['cramfs', startsWith(0x45, 0x3d, 0xcd, 0x28)],
  // The superblock of ext2 is at 1024, its magic number at 0x38 there.
  ['ext2', (bytes) => bytes[0x438] === 0x53 && bytes[0x439] === 0xef],
];

/** The format of a file that is not plain code; undefined when it looks like that. */
export function formatOf(bytes: Uint8Array): string | undefined {
  const known = FORMATS.find(([, test]) => test(bytes));
  if (known) return known[0];
  const compression = compressionOf(bytes);
  return compression === undefined ? undefined : `compressed (${compression})`;
}

/** What a file is that should have been an arm64 kernel. */
export function otherKernel(bytes: Uint8Array): string | undefined {
  return [...FORMATS, ...KERNELS].find(([, test]) => test(bytes))?.[0];
}

/** The format of an initial RAM disk, if Linux knows it. */
export function initrdFormatOf(bytes: Uint8Array): string | undefined {
  return INITRDS.find(([, test]) => test(bytes))?.[0] ?? compressionOf(bytes);
}
