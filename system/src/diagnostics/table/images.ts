/** Files and guest images: numbers are permanent. */
import { error, warning } from './entry.ts';

export const IMAGES = {
  BS2401: error(
    'file not found',
    'nothing there, or not a regular file',
    'correct the path (it is relative to the system file), or make the file first',
  ),
  BS2402: error('file is empty', 'a file of 0 bytes', 'make the file again'),
  BS2403: error(
    'not an arm64 Linux kernel',
    'no `ARM\\x64` at offset 0x38',
    'take arch/arm64/boot/Image from the kernel build',
  ),
  BS2404: error(
    'compressed kernel',
    'gzip, xz, zstd, lz4 or EFI zboot',
    'decompress it first, or take arch/arm64/boot/Image from the kernel build',
  ),
  BS2405: error(
    'big-endian kernel',
    'the Image header says that its data is big-endian',
    'build the kernel without CONFIG_CPU_BIG_ENDIAN',
  ),
  BS2406: error(
    'not an ELF file for this CPU',
    'other class, byte order, machine or type',
    'build the program for aarch64-none-elf or aarch64-linux-gnu, little-endian and linked',
  ),
  BS2407: error(
    'no loadable segment',
    'an ELF file without PT_LOAD',
    'link the program with a linker script that has loadable sections',
  ),
  BS2408: error(
    'truncated file',
    'segments reach behind the end of the file',
    'copy or build the file again: its end is missing',
  ),
  BS2409: error(
    "image is outside the partition's memory",
    'linked or loaded elsewhere',
    "link or load the image inside the partition's memory, or move that with ramIpa and memory",
  ),
  BS2410: error(
    "images do not fit in the partition's memory",
    'kernel (with its `.bss`), device tree and initrd need more',
    'give the partition more memory',
  ),
  BS2411: error(
    "images overlap in the partition's memory",
    'overlapping ELF segments',
    'link the segments to places of their own',
  ),
  BS2412: error(
    "entry is outside the partition's images",
    'or not a multiple of 4',
    "correct the entry: the ELF file's, or guest.entry",
  ),
  BS2413: warning(
    'large .bss is not in the image',
    'the guest must clear it',
    "clear it in the guest's start-up code: its memory is not cleared before the first start",
  ),
  BS2414: error(
    'entry does not compile',
    "with the compiler's messages",
    'correct the program where the compiler says',
  ),
} as const;
