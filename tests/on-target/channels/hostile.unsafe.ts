/** Writes anything into what it may write, until the other end has had enough; then into what it may not. */
import { type u32, type u64, wrappingAdd, wrappingMul } from '@bulkhead/bare';
import { storeU32 } from '@bulkhead/bare/unsafe';
import { takeSignal } from '@bulkhead/sdk';
import { DONE_INTID } from './hostile.ports.ts';

/** Region 0 of ports 0 and 1, and region 1 of port 1. */
const SAMPLE: u64 = 0x7f_0000_0000n;
const QUEUE: u64 = 0x7f_0010_0000n;
const NOT_OURS: u64 = 0x7f_0018_0000n;

/** Safety: the partition's own regions, but for the last store, which the hypervisor refuses. */
export function main(): void {
  let noise: u32 = 1;
  for (let round: u32 = 0; round < 100 || !takeSignal(DONE_INTID); round++) {
    for (let at: u64 = 0n; at < 256n; at += 4n) {
      noise = wrappingAdd(wrappingMul(noise, 1664525), 1013904223);
      storeU32(SAMPLE + at, noise);
      // Counts that a sender could have, too.
      storeU32(QUEUE + at, (noise & 1) === 0 ? noise : (noise >>> 8) % 12);
    }
  }
  storeU32(NOT_OURS, noise);
}
