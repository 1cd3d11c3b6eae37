import { truncateU32, type u32, u64 } from '@bulkhead/bare';
import { printLine, printNumber } from '@bulkhead/sdk';
import { ticks } from '@bulkhead/sdk/clock.unsafe';

class Progress {
  rounds: u32 = 0;
  last: u64 = 0n;
}

const progress = new Progress();

export function main(): void {
  // As many as the compiler cannot know, so that it leaves a loop to stop in.
  const rounds: u32 = 3 + truncateU32(ticks() >> 63n);
  for (let round: u32 = 1; round <= rounds; round++) {
    progress.rounds = round;
    progress.last = ticks();
    printNumber(progress.last);
    printLine(' ticks');
  }
  printNumber(u64(progress.rounds));
}
