/** What people give to Linux, and Linux cannot use. */
import { expect, test } from 'vitest';
import { linux } from '../../src/index.ts';
import { elfFile, pattern } from '../support/binaries.ts';
import { file, messages, messagesOf, withPartition } from '../support/good.ts';

function withKernel(name: string, bytes: Uint8Array) {
  return withPartition('linux', { guest: linux({ kernel: file(name, bytes), initrd: 'initrd.cpio' }) });
}
function withCommandLine(commandLine: string, change: object = {}) {
  return withPartition('linux', {
    guest: linux({ kernel: 'Image', initrd: 'initrd.cpio', commandLine }),
    ...change,
  });
}
function beginning(bytes: readonly number[], offset = 0): Uint8Array {
  const whole = pattern(2048);
  whole.set(bytes, offset);
  return whole;
}

test.each([
  ['vmlinux', elfFile(0n, []), 'an ELF file'],
  ['uImage', beginning([0x27, 0x05, 0x19, 0x56]), 'a U-Boot image (uImage)'],
  ['fitImage', beginning([0xd0, 0x0d, 0xfe, 0xed]), 'a device tree or FIT image'],
  ['zImage', beginning([0x18, 0x28, 0x6f, 0x01], 0x24), 'a zImage for 32-bit Arm'],
  ['bzImage', beginning([0x48, 0x64, 0x72, 0x53], 0x202), 'a bzImage for x86'],
])('BS2415 %s instead of an Image', async (name, bytes, format) => {
  expect(await messagesOf('BS2415', withKernel(name, bytes))).toBe(
    [
      'error BS2415 at partitions.linux.guest.kernel: file is not an arm64 Image',
      '  expected: an uncompressed arm64 Image ("ARM\\x64" at offset 0x38)',
      `  actual:   /project/${name} is ${format}`,
      '  remedy:   take arch/arm64/boot/Image from the kernel build',
    ].join('\n'),
  );
});

test('BS2418 initrd of no known format', async () => {
  const guest = linux({ kernel: 'Image', initrd: file('rootfs.bin', pattern(4096)) });
  expect(await messagesOf('BS2418', withPartition('linux', { guest }))).toMatchInlineSnapshot(`
    "warning BS2418 at partitions.linux.guest.initrd: initrd that Linux does not know
      expected: a cpio archive (newc), plain or compressed
      actual:   /project/rootfs.bin does not begin like one
      remedy:   pack it with cpio -o -H newc, then perhaps gzip"
  `);
});
test.each([
  ['gzip', [0x1f, 0x8b]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['squashfs', [0x68, 0x73, 0x71, 0x73]],
])('an initrd may be %s', async (name, bytes) => {
  const guest = linux({ kernel: 'Image', initrd: file(`initrd.${name}`, beginning(bytes)) });
  expect(await messages(withPartition('linux', { guest }))).toBe('');
});
test('BS2419 console of another kind of UART', async () => {
  expect(await messagesOf('BS2419', withCommandLine('console=ttyS0,115200 quiet'))).toMatchInlineSnapshot(`
    "warning BS2419 at partitions.linux.guest.commandLine: console of the command line does not exist
      expected: console=ttyAMA0
      actual:   console=ttyS0
      remedy:   write console=ttyAMA0"
  `);
});
test('BS2419 console without a UART', async () => {
  expect(
    await messagesOf('BS2419', withCommandLine('console=ttyAMA0', { console: 'none' })),
  ).toMatchInlineSnapshot(`
    "warning BS2419 at partitions.linux.guest.commandLine: console of the command line does not exist
      expected: no console, since the partition has no UART
      actual:   console=ttyAMA0
      remedy:   leave it out, or add console: 'pl011'"
  `);
});

test.each([
  'console=ttyAMA0,115200',
  'console=tty0 console=ttyAMA0',
  'console=tty0',
  'console=ttynull',
  'quiet',
])('the console may be said by %s', async (commandLine) => {
  expect(await messages(withCommandLine(commandLine))).toBe('');
});
test('BS2420 early console at an address of the board', async () => {
  expect(await messagesOf('BS2420', withCommandLine('earlycon=pl011,0xff000000'))).toMatchInlineSnapshot(`
    "warning BS2420 at partitions.linux.guest.commandLine: early console at a wrong address
      expected: earlycon=pl011,0x9000000
      actual:   earlycon=pl011,0xff000000
      remedy:   write earlycon alone"
  `);
});
test('BS2420 early console without a UART', async () => {
  expect(
    await messagesOf('BS2420', withCommandLine('earlycon=pl011,0x09000000', { console: 'none' })),
  ).toMatchInlineSnapshot(`
    "warning BS2420 at partitions.linux.guest.commandLine: early console at a wrong address
      expected: no early console without a UART
      actual:   earlycon=pl011,0x09000000
      remedy:   leave it out"
  `);
});

test('an early console may be at the right address, or take that of the device tree', async () => {
  expect(await messages(withCommandLine('earlycon=pl011,0x09000000'))).toBe('');
  expect(await messages(withCommandLine('earlycon'))).toBe('');
});
