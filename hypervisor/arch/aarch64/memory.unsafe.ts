/** Bulk operations on guest memory and the image, which the hypervisor maps flat. */
import { truncateU32, type u32, u64 } from '@bulkhead/bare';
import {
  callAssembly,
  copyMemory,
  fillMemory,
  instruction,
  instructionWith,
  loadU32,
  loadU64,
  storeU32,
} from '@bulkhead/bare/unsafe';
import type { Pa } from '../../core/addresses.ts';

/** Data cache lines are at least this long on every Armv8-A core supported (CTR_EL0.DminLine). */
const LINE: u64 = 64n;

/** Safety: `guest.ts` passes ranges that the validated configuration proves to be the partition's. */
export function copyToGuest(destination: Pa, source: Pa, sizeBytes: u64): void {
  copyMemory(destination, source, sizeBytes);
}

/** Safety: as above. */
export function clearGuest(destination: Pa, sizeBytes: u64): void {
  fillMemory(destination, 0, sizeBytes);
}

/**
 * Clears memory that has just been mapped Non-cacheable, and what caches still hold of it (Arm ARM B2.8). The first
 * barriers have the table walks see the new map. Safety: `shared-memory.ts` passes ranges that the validated
 * configuration proves to be a channel's alone.
 */
export function clearShared(start: Pa, sizeBytes: u64): void {
  instruction('dsb ishst');
  instruction('isb');
  for (let line: u64 = start; line < start + sizeBytes; line += LINE) instructionWith('dc civac, %0', line);
  instruction('dsb sy');
  fillMemory(start, 0, sizeBytes);
  instruction('dsb sy');
}

/**
 * Makes what was written visible to a guest that runs with its caches off, and to instruction fetches
 * (Arm ARM B2.4.4). Safety: cleaning changes no contents.
 */
export function publishToGuest(start: Pa, sizeBytes: u64): void {
  let line: u64 = start & ~(LINE - 1n);
  while (line < start + sizeBytes) {
    instructionWith('dc civac, %0', line);
    line += LINE;
  }
  instruction('dsb sy');
  instruction('ic iallu');
  instruction('dsb sy');
  instruction('isb');
}

/** Safety: the caller has checked that the instruction lies in the partition's own memory. */
export function readGuestInstruction(address: Pa): u32 {
  return loadU32(address);
}

/** Safety: as above, and the address is a multiple of 8. */
export function readGuestWord(address: Pa): u64 {
  return loadU64(address);
}

/** One word of a channel's region. Safety: the validated configuration proves it to be a channel's. */
export function readShared(address: Pa): u32 {
  return loadU32(address);
}

/** Safety: as above. */
export function writeShared(address: Pa, value: u32): void {
  storeU32(address, value);
}

/**
 * CRC-32 (IEEE 802.3) of a multiple of four bytes by the CPU's CRC32 instructions (Arm ARM C6.2.60), which goes on
 * from the sum of what lies before: all ones, or what this returned, inverted.
 * Safety: the caller bounds the range by the mapped image; it is only read.
 */
export function crc32(before: u32, start: Pa, sizeBytes: u64): u32 {
  return ~truncateU32(callAssembly('crc32_words', u64(before), start, sizeBytes, 0n));
}
