/** Fills every register that it can, gives its window back, and fills them again. */
import type { u32, u64 } from '@bulkhead/bare';
import { printLine, waitForWindow } from '@bulkhead/sdk';
import { fillKeys, fillUntold, keys } from './registers.unsafe.ts';

const PATTERN: u64 = 0x8000_0000_0000_000fn;
const ROUNDS: u32 = 8;

export function main(): void {
  let kept = true;
  for (let round: u32 = 0; round < ROUNDS; round++) {
    fillKeys(PATTERN);
    fillUntold(PATTERN);
    waitForWindow();
    if (keys() !== PATTERN) kept = false;
  }
  printLine(kept ? 'mine are as I left them' : 'mine have changed');
}
