/** Writes any counter as a receiver until the sender has had enough; then into what only the sender may write. */
import { type u32, type u64, wrappingAdd, wrappingMul } from '@bulkhead/bare';
import { storeU32 } from '@bulkhead/bare/unsafe';
import { takeSignal } from '@bulkhead/sdk';
import { DONE_INTID } from './meddler.ports.ts';

/** Region 1 of port 1, which the receiver writes, and region 0 of port 0. */
const QUEUE: u64 = 0x7f_0018_0000n;
const NOT_OURS: u64 = 0x7f_0000_0000n;

/** Safety: the partition's own region, but for the last store, which the hypervisor refuses. */
export function main(): void {
  let noise: u32 = 1;
  while (!takeSignal(DONE_INTID)) {
    for (let i: u32 = 0; i < 64; i++) {
      noise = wrappingAdd(wrappingMul(noise, 1664525), 1013904223);
      // Counts that a receiver could have, too.
      storeU32(QUEUE, (noise & 0x100) === 0 ? noise : (noise >>> 9) % 12);
    }
  }
  storeU32(NOT_OURS, noise);
}
