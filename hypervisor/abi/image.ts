/**
 * The start of the packed image: the arm64 Image header (64 bytes, Linux Documentation/arm64/booting.rst
 * section 4), then the boot header, which lets the hypervisor say why it refuses an image even when
 * nothing in the runtime configuration can be believed, and for how many cores, partitions and translation
 * tables the packer has left memory. The configuration begins where the hypervisor ends (`__image_end`); that
 * memory follows it on a page of its own.
 */
import type { u32, u64 } from '@bulkhead/bare';

/** Offset of image_size (u64) in the arm64 Image header. */
export const IMAGE_SIZE_OFFSET = 16;
/** Offset of the boot header. */
export const BOOT_HEADER_OFFSET = 64;

/** @layout */
export class BootHeader {
  /** The console UART's address (0: none), then its complement. */
  uartPa: u64 = 0n;
  uartPaComplement: u64 = 0n;
  /** Cores from number 0 on; the one that the firmware starts is among them. */
  coreCount: u32 = 0;
  partitionCount: u32 = 0;
  tableCount: u32 = 0;
  /** The complement of `coreCount | partitionCount << 8 | tableCount << 16`. */
  countsComplement: u32 = 0;
}
