import { expect, test } from 'vitest';
import { elf, linux, raw } from '../../src/index.ts';
import { elfFile, kernelImage, pattern } from '../support/binaries.ts';
import { file, goodDescription, messages, withPartition } from '../support/good.ts';

const RAM = 0x4000_0000n;

test('BS2401 missing file', async () => {
  expect(
    await messages(withPartition('rtos', { guest: elf({ file: 'missing.elf' }) })),
  ).toMatchInlineSnapshot(`
    "error BS2401 at partitions.rtos.guest.file: file not found
      expected: a file at /project/missing.elf
      actual:   no such file
      remedy:   correct the path (it is relative to the system file), or make the file first"
  `);
});
test('BS2401 directory', async () => {
  expect(await messages(withPartition('rtos', { guest: elf({ file: '.' }) }))).toMatchInlineSnapshot(`
    "error BS2401 at partitions.rtos.guest.file: file not found
      expected: a file at /project
      actual:   not a regular file
      remedy:   correct the path (it is relative to the system file), or make the file first"
  `);
});
test('BS2402 empty initrd', async () => {
  expect(
    await messages(withPartition('linux', { guest: linux({ kernel: 'Image', initrd: file('empty', '') }) })),
  ).toMatchInlineSnapshot(`
    "error BS2402 at partitions.linux.guest.initrd: file is empty
      expected: a file with contents
      actual:   /project/empty: 0 bytes
      remedy:   make the file again"
  `);
});
test('BS2403 kernel without the header', async () => {
  expect(
    await messages(withPartition('linux', { guest: linux({ kernel: 'u-boot.bin' }) })),
  ).toMatchInlineSnapshot(`
    "error BS2403 at partitions.linux.guest.kernel: not an arm64 Linux kernel
      expected: an uncompressed arm64 Image ("ARM\\x64" at offset 0x38)
      actual:   /project/u-boot.bin has no such header
      remedy:   take arch/arm64/boot/Image from the kernel build"
  `);
});
test('BS2404 compressed kernel', async () => {
  expect(
    await messages(
      withPartition('linux', { guest: linux({ kernel: file('Image.gz', Uint8Array.of(0x1f, 0x8b, 8, 0)) }) }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2404 at partitions.linux.guest.kernel: compressed kernel
      expected: an uncompressed arm64 Image ("ARM\\x64" at offset 0x38)
      actual:   /project/Image.gz is compressed (gzip)
      remedy:   decompress it first, or take arch/arm64/boot/Image from the kernel build"
  `);
});
test('BS2405 big-endian kernel', async () => {
  expect(
    await messages(
      withPartition('linux', { guest: linux({ kernel: file('Image.be', kernelImage({ flags: 1 })) }) }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2405 at partitions.linux.guest.kernel: big-endian kernel
      expected: a little-endian kernel
      actual:   /project/Image.be is big-endian
      remedy:   build the kernel without CONFIG_CPU_BIG_ENDIAN"
  `);
});
test('BS2406 not an ELF file', async () => {
  expect(
    await messages(withPartition('rtos', { guest: elf({ file: 'u-boot.bin' }) })),
  ).toMatchInlineSnapshot(`
    "error BS2406 at partitions.rtos.guest.file: not an ELF file for this CPU
      expected: a little-endian 64-bit AArch64 ELF program
      actual:   /project/u-boot.bin is a file without the ELF magic number
      remedy:   build the program for aarch64-none-elf or aarch64-linux-gnu, little-endian and linked"
  `);
});
test('BS2406 ELF file of another machine', async () => {
  expect(
    await messages(withPartition('rtos', { guest: elf({ file: file('x86.elf', elfFile(0n, [], 62)) }) })),
  ).toMatchInlineSnapshot(`
    "error BS2406 at partitions.rtos.guest.file: not an ELF file for this CPU
      expected: a little-endian 64-bit AArch64 ELF program
      actual:   /project/x86.elf is an ELF file for machine 62
      remedy:   build the program for aarch64-none-elf or aarch64-linux-gnu, little-endian and linked"
  `);
});
test('BS2406 32-bit ELF file', async () => {
  expect(
    await messages(
      withPartition('rtos', {
        guest: elf({ file: file('arm.elf', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 1, 1)) }),
      }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2406 at partitions.rtos.guest.file: not an ELF file for this CPU
      expected: a little-endian 64-bit AArch64 ELF program
      actual:   /project/arm.elf is a 32-bit ELF file
      remedy:   build the program for aarch64-none-elf or aarch64-linux-gnu, little-endian and linked"
  `);
});
test('BS2406 object file', async () => {
  expect(
    await messages(withPartition('rtos', { guest: elf({ file: file('rtos.o', elfFile(0n, [], 183, 1)) }) })),
  ).toMatchInlineSnapshot(`
    "error BS2406 at partitions.rtos.guest.file: not an ELF file for this CPU
      expected: a little-endian 64-bit AArch64 ELF program
      actual:   /project/rtos.o is an ELF file of type 1, which is not a program
      remedy:   build the program for aarch64-none-elf or aarch64-linux-gnu, little-endian and linked"
  `);
});
test('BS2406 segment larger in the file than in memory', async () => {
  expect(
    await messages(
      withPartition('rtos', {
        guest: elf({
          file: file('shrunk.elf', elfFile(RAM, [{ address: RAM, bytes: pattern(16), memorySizeBytes: 8 }])),
        }),
      }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2406 at partitions.rtos.guest.file: not an ELF file for this CPU
      expected: segments at least as large in memory as in the file
      actual:   16 bytes in the file, 8 in memory
      remedy:   build the program for aarch64-none-elf or aarch64-linux-gnu, little-endian and linked"
  `);
});
test('BS2407 nothing to load', async () => {
  expect(
    await messages(withPartition('rtos', { guest: elf({ file: file('none.elf', elfFile(RAM, [])) }) })),
  ).toMatchInlineSnapshot(`
    "error BS2407 at partitions.rtos.guest.file: no loadable segment
      expected: an ELF file with at least one PT_LOAD segment
      actual:   /project/none.elf has none
      remedy:   link the program with a linker script that has loadable sections"
  `);
});
test('BS2408 truncated ELF file', async () => {
  expect(
    await messages(
      withPartition('rtos', {
        guest: elf({
          file: file('cut.elf', elfFile(RAM, [{ address: RAM, bytes: pattern(64) }]).subarray(0, 150)),
        }),
      }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2408 at partitions.rtos.guest.file: truncated file
      expected: segments inside the file's 150 bytes
      actual:   segment 0 of /project/cut.elf ends at 184
      remedy:   copy or build the file again: its end is missing"
  `);
});
test('BS2409 ELF segment outside of memory', async () => {
  expect(
    await messages(
      withPartition('rtos', {
        guest: elf({
          file: file('far.elf', elfFile(0x5000_0000n, [{ address: 0x5000_0000n, bytes: pattern(64) }])),
        }),
      }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2409 at partitions.rtos.guest: image is outside the partition's memory
      expected: addresses in 0x4000_0000 to 0x40ff_ffff
      actual:   ELF segment 0 at 0x5000_0000 to 0x5000_003f
      remedy:   link the image for this memory, or show the memory where the image is: ramIpa: 0x5000_0000"
  `);
});
test('BS2409 raw load address outside of memory', async () => {
  expect(
    await messages(withPartition('boot', { guest: raw({ file: 'u-boot.bin', loadAddress: 0 }) })),
  ).toMatchInlineSnapshot(`
    "error BS2409 at partitions.boot.guest: image is outside the partition's memory
      expected: addresses in 0x4000_0000 to 0x43ff_ffff
      actual:   raw at 0x0000_0000 to 0x0000_07cf
      remedy:   link or load the image inside the partition's memory, or move that with ramIpa and memory"
  `);
});
test('BS2410 kernel and initrd larger than memory', async () => {
  expect(await messages(withPartition('linux', { memory: '2MiB' }))).toMatchInlineSnapshot(`
    "error BS2410 at partitions.linux.memory: images do not fit in the partition's memory
      expected: at least 4MiB for kernel 192KiB, device tree 1716 bytes, initrd 5000 bytes
      actual:   2MiB
      remedy:   use 4MiB or more"
  `);
});
test('BS2411 overlapping segments', async () => {
  expect(
    await messages(
      withPartition('rtos', {
        guest: elf({
          file: file(
            'over.elf',
            elfFile(RAM, [
              { address: RAM, bytes: pattern(64) },
              { address: RAM + 32n, bytes: pattern(64) },
            ]),
          ),
        }),
      }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2411 at partitions.rtos.guest: images overlap in the partition's memory
      expected: segments that keep apart
      actual:   ELF segment 1 at 0x4000_0020 to 0x4000_005f, ELF segment 0 at 0x4000_0000 to 0x4000_003f
      remedy:   link the segments to places of their own"
  `);
});
test('BS2412 entry outside of the image', async () => {
  expect(
    await messages(
      withPartition('boot', {
        guest: raw({ file: 'u-boot.bin', loadAddress: 0x4020_0000, entry: 0x4030_0000 }),
      }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2412 at partitions.boot.guest.entry: entry is outside the partition's images
      expected: a multiple of 4 inside what is loaded
      actual:   0x4030_0000
      remedy:   correct the entry: the ELF file's, or guest.entry"
  `);
});
test('BS2412 unaligned entry of an ELF file', async () => {
  expect(
    await messages(
      withPartition('rtos', {
        guest: elf({ file: file('odd.elf', elfFile(RAM + 2n, [{ address: RAM, bytes: pattern(64) }])) }),
      }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2412 at partitions.rtos.guest: entry is outside the partition's images
      expected: a multiple of 4 inside what is loaded
      actual:   0x4000_0002
      remedy:   correct the entry: the ELF file's, or guest.entry"
  `);
});
test('BS2413 large .bss', async () => {
  expect(
    await messages(
      withPartition('rtos', {
        guest: elf({
          file: file(
            'bss.elf',
            elfFile(RAM, [{ address: RAM, bytes: pattern(64), memorySizeBytes: 0x20_0000 }]),
          ),
        }),
      }),
    ),
  ).toMatchInlineSnapshot(`
    "warning BS2413 at partitions.rtos.guest.file: large .bss is not in the image
      expected: at most 1MiB of .bss a segment
      actual:   segment 0 has 2097088 bytes
      remedy:   clear it in the guest's start-up code: its memory is not cleared before the first start"
  `);
});

test('BS2414 partition that does not compile', async () => {
  const compile = () => ({ errors: "control.ts:3:5: BT1012: 'any' is not in the language" });
  expect(await messages(goodDescription(), { compileTypeScript: compile })).toMatchInlineSnapshot(`
    "error BS2414 at partitions.control.guest.entry: entry does not compile
      expected: Bare TypeScript that compiles
      actual:   control.ts:3:5: BT1012: 'any' is not in the language
      remedy:   correct the program where the compiler says"
  `);
});

test('BS2414 no compiler', async () => {
  const description = goodDescription();
  expect(await messages(description, { compileTypeScript: undefined })).toMatchInlineSnapshot(`
    "error BS2414 at partitions.control.guest.entry: entry does not compile
      expected: a compiler for TypeScript partitions
      actual:   none in the build context
      remedy:   correct the program where the compiler says"
  `);
});
