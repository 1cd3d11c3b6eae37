/** Keeps a period of a millisecond while its neighbours fail. */
import type { u32 } from '@bulkhead/bare';
import { PeriodicTimer, print, printLine, printNumber } from '@bulkhead/sdk';

const PERIODS: u32 = 200;
const timer = new PeriodicTimer();

export function main(): void {
  timer.start(1_000_000n);
  for (let period: u32 = 0; period < PERIODS; period++) timer.wait();
  print('200 periods, ');
  printNumber(timer.skipped);
  printLine(' skipped');
}
