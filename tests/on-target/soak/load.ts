/** Works for a while, longer than its window, and sleeps, until it is told that all is done. */
import { type Fixed, fixed, type u32, wrappingAdd, wrappingMul } from '@bulkhead/bare';
import { delay, hasSignal } from '@bulkhead/sdk';
import { DONE_INTID } from './load.ports.ts';

const SLEEP_NS = 990_000_000n;
const ROUNDS: u32 = 20_000;
const numbers: Fixed<u32, 256> = fixed(256, 1);

function burst(): void {
  for (let round: u32 = 0; round < ROUNDS; round++) {
    for (let i: u32 = 0; i < 32; i++) {
      const at: u32 = (round + i) & 255;
      numbers[at] = wrappingAdd(wrappingMul(numbers[at], 1664525), i);
    }
  }
}

export function main(): void {
  while (!hasSignal(DONE_INTID)) {
    burst();
    delay(SLEEP_NS);
  }
}
