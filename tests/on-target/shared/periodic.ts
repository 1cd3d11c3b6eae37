/** Wakes every millisecond for a while, and reports how regularly. */
import type { u32, u64 } from '@bulkhead/bare';
import { now, PeriodicTimer, print, printLine, printNumber } from '@bulkhead/sdk';

const PERIODS: u32 = 1000;
const timer = new PeriodicTimer();

class Spread {
  least: u64 = 0xffff_ffff_ffff_ffffn;
  most: u64 = 0n;

  add(value: u64): void {
    if (value < this.least) this.least = value;
    if (value > this.most) this.most = value;
  }
}

const late = new Spread();
const apart = new Spread();

export function main(): void {
  timer.start(1_000_000n);
  let last: u64 = 0n;
  for (let period: u32 = 0; period < PERIODS; period++) {
    late.add(timer.wait());
    const at = now();
    if (period > 10) apart.add(at - last);
    last = at;
  }
  printNumber(1000n);
  printLine(' periods');
  print('late by ');
  printNumber(late.least);
  print(' to ');
  printNumber(late.most);
  printLine(' ns');
  print('apart ');
  printNumber(apart.least);
  print(' to ');
  printNumber(apart.most);
  printLine(' ns');
  print('skipped ');
  printNumber(timer.skipped);
  printLine('');
}
