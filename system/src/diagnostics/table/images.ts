/** Files and guest images: numbers are permanent. */
import { error, note, warning } from './entry.ts';

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
  BS2415: error(
    'file is not an arm64 Image',
    'a vmlinux (ELF), uImage, FIT, zImage of 32-bit Arm or bzImage of x86',
    'take arch/arm64/boot/Image from the kernel build',
  ),
  BS2416: error(
    'raw image has a format',
    'an ELF file, uImage, FIT, Intel HEX, S-records or something compressed: its header would be executed',
    'convert it first: objcopy -O binary',
  ),
  BS2417: error(
    'program for an operating system',
    'an ELF file with an interpreter (PT_INTERP): it needs a dynamic loader',
    'link it for bare metal, statically: -nostdlib -static with a linker script',
  ),
  BS2418: warning(
    'initrd that Linux does not know',
    'neither a cpio archive nor one of the compressions and file systems that Linux unpacks',
    'pack it with cpio -o -H newc, then perhaps gzip',
  ),
  BS2419: warning(
    'console of the command line does not exist',
    '`console=` names no UART of the partition: Linux boots, and nothing is seen of it',
    'write console=ttyAMA0',
  ),
  BS2420: warning(
    'early console at a wrong address',
    '`earlycon=` with an address where the guest has no UART: the kernel faults before its first line',
    'leave it out',
  ),
  BS2421: note(
    'Linux without a root file system',
    'neither an initrd nor `root=`: right only if one is built into the kernel',
    'add initrd, or root= to the command line',
  ),
  BS2422: note(
    'no room for the device tree',
    'an ELF or raw image at the start of memory: the guest must know its devices and channels by itself',
    'link or load the image 2MiB higher',
  ),
} as const;
