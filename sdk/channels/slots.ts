/** How messages lie in a region: behind the header, each from a multiple of 16 bytes on. */
import type { u32 } from '@bulkhead/bare';

const HEADER_BYTES: u32 = 64;
const SLOT_ALIGNMENT: u32 = 16;

/** Where slot `index` begins in its region. */
export function slotOffset(index: u32, messageBytes: u32): u32 {
  const slotBytes: u32 = (messageBytes + SLOT_ALIGNMENT - 1) & ~(SLOT_ALIGNMENT - 1);
  return HEADER_BYTES + index * slotBytes;
}
