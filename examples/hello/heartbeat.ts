import type { u32 } from '@bulkhead/bare';
import { PeriodicTimer, printLine } from '@bulkhead/sdk';

const timer = new PeriodicTimer();

export function main(): void {
  timer.start(500_000_000n);
  for (let beat: u32 = 0; beat < 5; beat++) {
    timer.wait();
    printLine('heartbeat');
  }
}
