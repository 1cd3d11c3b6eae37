/** A kilohertz and a line every ten periods, beside a neighbour that floods the console. */
import { type u32, u64 } from '@bulkhead/bare';
import { PeriodicTimer, print, printLine, printNumber } from '@bulkhead/sdk';

const PERIODS: u32 = 300;
const timer = new PeriodicTimer();

export function main(): void {
  timer.start(1_000_000n);
  for (let period: u32 = 1; period <= PERIODS; period++) {
    timer.wait();
    if (period % 10 === 0) {
      print('period ');
      printNumber(u64(period));
      printLine('');
    }
  }
  printNumber(timer.skipped);
  printLine(' skipped');
}
