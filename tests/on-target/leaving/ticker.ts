/** Twenty periods, begun before the others end. */
import type { u32 } from '@bulkhead/bare';
import { PeriodicTimer, printLine } from '@bulkhead/sdk';

const timer = new PeriodicTimer();

export function main(): void {
  timer.start(2_000_000n);
  for (let period: u32 = 0; period < 20; period++) timer.wait();
  printLine('all periods');
}
