/** Counts periods of ten milliseconds until something is typed. */
import type { u64 } from '@bulkhead/bare';
import { hasInput, PeriodicTimer, print, printLine, printNumber } from '@bulkhead/sdk';

const timer = new PeriodicTimer();

export function main(): void {
  let periods: u64 = 0n;
  timer.start(10_000_000n);
  while (!hasInput()) {
    timer.wait();
    periods += 1n;
  }
  printNumber(periods);
  print(' periods, ');
  printNumber(timer.skipped);
  printLine(' skipped');
}
