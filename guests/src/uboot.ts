import { existsSync } from 'node:fs';
import { GuestError } from './error.ts';

/** Where Debian's package u-boot-qemu puts the build for QEMU's `virt` board. */
const DEBIAN_UBOOT = '/usr/lib/u-boot/qemu_arm64/u-boot.bin';

/** Path of U-Boot for the arm64 `virt` board; BULKHEAD_UBOOT names another build of it. */
export function ubootImage(): string {
  const path = process.env.BULKHEAD_UBOOT || DEBIAN_UBOOT;
  if (existsSync(path)) return path;
  throw new GuestError(
    `U-Boot is missing: ${path} does not exist.`,
    'Install it (Debian, Ubuntu: apt-get install u-boot-qemu), or set BULKHEAD_UBOOT to the u-boot.bin of a qemu_arm64 build.',
  );
}
