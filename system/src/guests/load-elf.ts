import { formatSize } from '@bulkhead/boards';
import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import type { LoadedFile, Segment } from '../stages/placed.ts';
import { type ElfSegment, readElf, whyNotElf } from './elf-file.ts';

/** Zeros that are worth their place in the image: memory first holds what the boot loader left there. */
const BSS_IN_IMAGE_BYTES = 0x10_0000n;

export interface ElfLoad {
  readonly segments: readonly Segment[];
  readonly entryIpa: bigint;
}

/** Turns an ELF file's program headers into segments; reports what is wrong with it at `path`. */
export function loadElf(file: LoadedFile, path: string, report: Diagnostics): ElfLoad | undefined {
  const objection = whyNotElf(file.bytes);
  if (objection !== undefined) {
    report.add('BS2406', path, 'a little-endian 64-bit AArch64 ELF program', `${file.path} is ${objection}`);
    return undefined;
  }
  const elf = readElf(file.bytes);
  if (elf.segments.length === 0) {
    report.add('BS2407', path, 'an ELF file with at least one PT_LOAD segment', `${file.path} has none`);
    return undefined;
  }
  if (!isComplete(elf.segments, file, path, report)) return undefined;
  reportLargeBss(elf.segments, path, report);
  return { segments: elf.segments.map((segment) => toSegment(segment, file.bytes)), entryIpa: elf.entry };
}

function isComplete(segments: readonly ElfSegment[], file: LoadedFile, path: string, report: Diagnostics) {
  const before = report.list.length;
  for (const { index, fileOffset, fileSizeBytes, memorySizeBytes } of segments) {
    const end = fileOffset + fileSizeBytes;
    const actual = `segment ${index} of ${file.path} ends at ${end}`;
    if (end > BigInt(file.bytes.length)) {
      report.add('BS2408', path, `segments inside the file's ${file.bytes.length} bytes`, actual);
    } else if (fileSizeBytes > memorySizeBytes) {
      const sizes = `${fileSizeBytes} bytes in the file, ${memorySizeBytes} in memory`;
      report.add('BS2406', path, 'segments at least as large in memory as in the file', sizes);
    }
  }
  return report.list.length === before;
}

function bssBytes(segment: ElfSegment): bigint {
  return segment.memorySizeBytes - segment.fileSizeBytes;
}

function reportLargeBss(segments: readonly ElfSegment[], path: string, report: Diagnostics): void {
  for (const segment of segments) {
    if (bssBytes(segment) <= BSS_IN_IMAGE_BYTES) continue;
    report.add(
      'BS2413',
      path,
      `at most ${formatSize(Number(BSS_IN_IMAGE_BYTES))} of .bss a segment`,
      `segment ${segment.index} has ${formatSize(Number(bssBytes(segment)))}`,
      "clear it in the guest's start-up code: its memory is not cleared before the first start",
    );
  }
}

function toSegment(segment: ElfSegment, file: Uint8Array): Segment {
  const start = Number(segment.fileOffset);
  const contents = file.subarray(start, start + Number(segment.fileSizeBytes));
  const withZeros = bssBytes(segment) <= BSS_IN_IMAGE_BYTES;
  const bytes = new Uint8Array(withZeros ? Number(segment.memorySizeBytes) : contents.length);
  bytes.set(contents);
  return {
    label: `ELF segment ${segment.index}`,
    ipa: segment.physicalAddress,
    bytes,
    reservedBytes: Number(segment.memorySizeBytes),
  };
}
