/**
 * Three tasks of different rates, run one after the other at the start of the partition's window: a filter at
 * 1 kHz, a controller at 200 Hz, a supervisor at 50 Hz. Each time it records how late after the window's start it
 * runs. After 1,000 periods it reports and stops.
 */
import { type Fixed, fixed, type i32, u32, u64 } from '@bulkhead/bare';
import { now, print, printLine, printNumber, waitForWindow } from '@bulkhead/sdk';

const PERIODS: u32 = 1000;
const PERIOD_NS: u64 = 1_000_000n;
/** A task runs in every nth period. */
const CONTROLLER_EVERY: u32 = 5;
const SUPERVISOR_EVERY: u32 = 20;
const SETPOINT: i32 = 4000;
/** Each bucket counts what is within this many nanoseconds, the last one all that is later. */
const BUCKET_NS: u64 = 256n;
const BUCKETS = 24;

class Plant {
  measured: i32 = 0;
  filtered: i32 = 0;
  drive: i32 = 0;
  settledFor: u32 = 0;
}

class Lateness {
  buckets: Fixed<u64, 24> = fixed(BUCKETS, 0n);
  least: u64 = 0xffff_ffff_ffff_ffffn;
  most: u64 = 0n;

  record(ns: u64): void {
    if (ns < this.least) this.least = ns;
    if (ns > this.most) this.most = ns;
    const bucket: u64 = ns / BUCKET_NS;
    this.buckets[bucket < u64(BUCKETS) ? u32(bucket) : BUCKETS - 1] += 1n;
  }
}

const plant = new Plant();
const lateness = new Lateness();

/** 1 kHz: the plant moves, its measurement is smoothed. */
function filter(): void {
  plant.measured += (plant.drive - plant.measured) / 16;
  plant.filtered += (plant.measured - plant.filtered) / 4;
}

/** 200 Hz. */
function control(): void {
  plant.drive += (SETPOINT - plant.filtered) / 8;
}

/** 50 Hz. */
function supervise(): void {
  const error: i32 = SETPOINT - plant.filtered;
  plant.settledFor = error > -100 && error < 100 ? plant.settledFor + 1 : 0;
}

function report(missed: u64): void {
  printNumber(u64(PERIODS));
  print(' periods, ');
  printNumber(missed);
  printLine(' missed');
  let below: u64 = BUCKET_NS;
  for (const count of lateness.buckets) {
    if (count > 0n) {
      print('late below ');
      printNumber(below);
      print(' ns: ');
      printNumber(count);
      printLine('');
    }
    below += BUCKET_NS;
  }
  print('late min/max: ');
  printNumber(lateness.least);
  print('/');
  printNumber(lateness.most);
  printLine(' ns');
  print('jitter ');
  printNumber(lateness.most - lateness.least);
  printLine(' ns');
  printLine(plant.settledFor > 0 ? 'plant settled' : 'plant not settled');
}

export function main(): void {
  printLine('three tasks: 1 kHz, 200 Hz, 50 Hz');
  waitForWindow();
  const first = now();
  for (let period: u32 = 1; period <= PERIODS; period++) {
    lateness.record(waitForWindow());
    filter();
    if (period % CONTROLLER_EVERY === 0) control();
    if (period % SUPERVISOR_EVERY === 0) supervise();
  }
  // Each wait is one period if none was missed; rounded, because each is late by a little.
  const periods: u64 = (now() - first + PERIOD_NS / 2n) / PERIOD_NS;
  report(periods - u64(PERIODS));
}
