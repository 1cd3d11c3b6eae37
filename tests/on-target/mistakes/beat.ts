import type { u32 } from '@bulkhead/bare';
import { PeriodicTimer, printLine } from '@bulkhead/sdk';

const timer = new PeriodicTimer();

/** Three periods of a timer, and the end. */
export function main(): void {
  timer.start(1_000_000n);
  for (let beat: u32 = 0; beat < 3; beat++) {
    timer.wait();
    printLine('beat');
  }
}
