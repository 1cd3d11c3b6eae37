/**
 * The arm64 Image header (Linux Documentation/arch/arm64/booting.rst, section 4): 64 bytes,
 * little-endian whatever the kernel is.
 */
export interface LinuxImageHeader {
  /** Distance from a 2 MiB boundary at which the image is loaded. */
  readonly textOffset: bigint;
  /** Memory that the kernel claims from its start, .bss included; 0 before Linux 3.17. */
  readonly imageSizeBytes: bigint;
  readonly bigEndian: boolean;
}

export const IMAGE_HEADER_BYTES = 64;
export const IMAGE_SIZE_OFFSET = 16;
const TEXT_OFFSET_OFFSET = 8;
const FLAGS_OFFSET = 24;
const MAGIC_OFFSET = 0x38;
/** "ARM\x64" */
const MAGIC = 0x644d_5241;
/** Kernels without an image size have a text offset of 0x8_0000, whatever the header says (same section). */
const OLD_TEXT_OFFSET = 0x8_0000n;

/** The header, or undefined when the bytes do not start with one. */
export function readLinuxImageHeader(bytes: Uint8Array): LinuxImageHeader | undefined {
  if (bytes.length < IMAGE_HEADER_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(MAGIC_OFFSET, true) !== MAGIC) return undefined;
  const imageSizeBytes = view.getBigUint64(IMAGE_SIZE_OFFSET, true);
  return {
    textOffset: imageSizeBytes === 0n ? OLD_TEXT_OFFSET : view.getBigUint64(TEXT_OFFSET_OFFSET, true),
    imageSizeBytes,
    bigEndian: (view.getUint32(FLAGS_OFFSET, true) & 1) === 1,
  };
}

/** The name of the compression when the bytes start like a compressed kernel. */
export function compressionOf(bytes: Uint8Array): string | undefined {
  const starts = (...prefix: number[]) => prefix.every((byte, index) => bytes[index] === byte);
  if (starts(0x1f, 0x8b)) return 'gzip';
  if (starts(0xfd, 0x37, 0x7a, 0x58, 0x5a)) return 'xz';
  if (starts(0x28, 0xb5, 0x2f, 0xfd)) return 'zstd';
  if (starts(0x02, 0x21, 0x4c, 0x18)) return 'lz4';
  // A self-decompressing EFI image (include/linux/efi.h: "MZ" and "zimg" after it).
  if (starts(0x4d, 0x5a, 0x00, 0x00, 0x7a, 0x69, 0x6d, 0x67)) return 'EFI zboot';
  return undefined;
}
