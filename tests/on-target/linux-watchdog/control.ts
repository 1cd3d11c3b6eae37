/** Wakes every millisecond until Linux has ended for good, and counts the periods that it missed. */
import type { u64 } from '@bulkhead/bare';
import { PartitionState, PeriodicTimer, print, printLine, printNumber } from '@bulkhead/sdk';
import { stateOfLinux } from './control.ports.ts';

const PERIOD_NS: u64 = 1_000_000n;
const timer = new PeriodicTimer();

export function main(): void {
  let periods: u64 = 0n;
  let latest: u64 = 0n;
  timer.start(PERIOD_NS);
  while (stateOfLinux() !== PartitionState.Ended) {
    const late = timer.wait();
    if (late > latest) latest = late;
    periods += 1n;
  }
  printNumber(periods);
  print(' periods, ');
  printNumber(timer.skipped);
  printLine(' skipped');
  print('at most ');
  printNumber(latest);
  printLine(' ns late');
}
