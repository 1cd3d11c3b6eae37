/** Small files that are what they claim, for tests to break. */

export interface ProgramHeader {
  readonly address: bigint;
  readonly bytes: Uint8Array;
  readonly memorySizeBytes?: number;
  readonly virtualAddress?: bigint;
  readonly type?: number;
}

export function pattern(sizeBytes: number, seed = 1): Uint8Array {
  return Uint8Array.from({ length: sizeBytes }, (_, index) => (index * 7 + seed * 31) & 0xff);
}

/** An arm64 kernel's Image header and some bytes behind it. */
export function kernelImage(
  options: { textOffset?: bigint; imageSize?: bigint; flags?: number; sizeBytes?: number } = {},
): Uint8Array {
  const { textOffset = 0n, imageSize = 0x3_0000n, flags = 0xa, sizeBytes = 0x1_2345 } = options;
  const bytes = pattern(sizeBytes, 3);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0xfa40_5a4d, true);
  view.setBigUint64(8, textOffset, true);
  view.setBigUint64(16, imageSize, true);
  view.setUint32(24, flags, true);
  view.setUint32(0x38, 0x644d_5241, true);
  return bytes;
}

/** An AArch64 ELF-64 program with the given segments. */
export function elfFile(
  entry: bigint,
  segments: readonly ProgramHeader[],
  machine = 183,
  type = 2,
): Uint8Array {
  const tableBytes = 64 + 56 * segments.length;
  const size = segments.reduce((sum, { bytes }) => sum + bytes.length, tableBytes);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  file.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  view.setUint16(16, type, true);
  view.setUint16(18, machine, true);
  view.setBigUint64(24, entry, true);
  view.setBigUint64(32, 64n, true);
  view.setUint16(54, 56, true);
  view.setUint16(56, segments.length, true);
  let offset = tableBytes;
  for (const [index, segment] of segments.entries()) {
    const at = 64 + 56 * index;
    view.setUint32(at, segment.type ?? 1, true);
    view.setBigUint64(at + 8, BigInt(offset), true);
    view.setBigUint64(at + 16, segment.virtualAddress ?? segment.address, true);
    view.setBigUint64(at + 24, segment.address, true);
    view.setBigUint64(at + 32, BigInt(segment.bytes.length), true);
    view.setBigUint64(at + 40, BigInt(segment.memorySizeBytes ?? segment.bytes.length), true);
    file.set(segment.bytes, offset);
    offset += segment.bytes.length;
  }
  return file;
}

/** A cpio archive's first bytes, and some behind them. */
export function initrd(sizeBytes = 5000): Uint8Array {
  const bytes = pattern(sizeBytes);
  bytes.set(new TextEncoder().encode('070701'));
  return bytes;
}
