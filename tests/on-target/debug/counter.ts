import type { u32, u64 } from '@bulkhead/bare';
import { printLine } from '@bulkhead/sdk';
import { ticks } from '@bulkhead/sdk/clock.unsafe';

class Progress {
  rounds: u32 = 0;
  last: u64 = 0n;
}

const progress = new Progress();

export function main(): void {
  for (let round: u32 = 1; round <= 3; round++) {
    progress.rounds = round;
    progress.last = ticks();
    printLine('round');
  }
}
