/** A byte queue of fixed size. Its user holds a lock. */
import {
  type Fixed,
  fixed,
  saturatingAdd,
  type u8,
  type u32,
  wrappingAdd,
  wrappingSub,
} from '@bulkhead/bare';

export const RING_BYTES = 1024;
const MASK: u32 = RING_BYTES - 1;

export class ByteRing {
  /** Free-running positions; their difference is the fill. */
  head: u32 = 0;
  tail: u32 = 0;
  /** Bytes that did not fit. */
  dropped: u32 = 0;
  bytes: Fixed<u8, 1024> = fixed(RING_BYTES, 0);
}

export function ringCount(ring: ByteRing): u32 {
  return wrappingSub(ring.head, ring.tail);
}

export function ringSpace(ring: ByteRing): u32 {
  return RING_BYTES - ringCount(ring);
}

/** False when the ring is full. */
export function ringPut(ring: ByteRing, byte: u8): boolean {
  if (ringCount(ring) === RING_BYTES) return false;
  ring.bytes[ring.head & MASK] = byte;
  ring.head = wrappingAdd(ring.head, 1);
  return true;
}

/** A byte at a position from `head` on, before `head` passes it; the caller has seen that there is room. */
export function ringPlace(ring: ByteRing, at: u32, byte: u8): void {
  ring.bytes[at & MASK] = byte;
}

/** The oldest byte; the caller has seen that there is one. */
export function ringTake(ring: ByteRing): u8 {
  const byte = ring.bytes[ring.tail & MASK];
  ring.tail = wrappingAdd(ring.tail, 1);
  return byte;
}

/** The byte that was put last; there has been one. */
export function ringNewest(ring: ByteRing): u8 {
  return ring.bytes[wrappingSub(ring.head, 1) & MASK];
}

/** Bytes that did not fit: counted, up to the end of the count. */
export function ringDrop(ring: ByteRing, count: u32): void {
  ring.dropped = saturatingAdd(ring.dropped, count);
}

export function ringClear(ring: ByteRing): void {
  ring.tail = ring.head;
}
