/** Fills a part of its memory with a pattern, waits while its neighbour attacks, and looks at it again. */
import { type Fixed, fixed, type u32, u64 } from '@bulkhead/bare';
import { delay, printLine } from '@bulkhead/sdk';

const WORDS = 16_384;
const memory: Fixed<u64, 16384> = fixed(WORDS, 0n);

function pattern(index: u32): u64 {
  return 0x5afe_0000_0000_0000n | u64(index);
}

export function main(): void {
  for (let i: u32 = 0; i < WORDS; i++) memory[i] = pattern(i);
  delay(300_000_000n);
  for (let i: u32 = 0; i < WORDS; i++) {
    if (memory[i] !== pattern(i)) {
      printLine('memory changed');
      return;
    }
  }
  printLine('memory as it was');
}
