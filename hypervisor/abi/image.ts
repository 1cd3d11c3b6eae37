/**
 * The start of the packed image: the arm64 Image header (64 bytes, Linux Documentation/arm64/booting.rst
 * section 4), then the boot header, which lets the hypervisor say why it refuses an image even when
 * nothing in the runtime configuration can be believed. The configuration begins where the hypervisor
 * ends (`__image_end`).
 */
import type { u64 } from '@bulkhead/bare';

/** Offset of image_size (u64) in the arm64 Image header. */
export const IMAGE_SIZE_OFFSET = 16;
/** Offset of the boot header: the console UART's address (0: none), then its complement. */
export const BOOT_HEADER_OFFSET = 64;

/** @layout */
export class BootHeader {
  uartPa: u64 = 0n;
  uartPaComplement: u64 = 0n;
}
