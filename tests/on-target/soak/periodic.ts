/** Works at the start of each of its windows; a period is missed if it has none or if the work is not done in time. */
import { type Fixed, fixed, type u32, type u64, wrappingAdd, wrappingMul } from '@bulkhead/bare';
import { now, print, printLine, printNumber, waitForWindow } from '@bulkhead/sdk';
import { signalLoadDone, signalSleeperDone, writeStatus } from './control.ports.ts';
import { Status } from './status.ts';

const PERIOD_NS: u64 = 10_000_000n;
const PERIODS_A_SECOND: u64 = 100n;
/** The end of the window. */
const DEADLINE_NS: u64 = 1_000_000n;
const status = new Status();
const samples: Fixed<u32, 64> = fixed(64, 1);

class Record {
  missed: u64 = 0n;
  latest: u64 = 0n;
  longest: u64 = 0n;
}
const record = new Record();

/** Some arithmetic on all samples. */
function work(): void {
  let last: u32 = samples[samples.length - 1];
  for (let i: u32 = 0; i < samples.length; i++) {
    last = wrappingAdd(wrappingMul(last, 1664525), samples[i]);
    samples[i] = last;
  }
}

function report(seconds: u64, isLast: boolean): void {
  status.second = seconds;
  status.isLast = isLast ? 1n : 0n;
  writeStatus(status);
}

/** Waits for the next window; returns when that began. */
function nextWindow(): u64 {
  const late = waitForWindow();
  if (late > record.latest) record.latest = late;
  return now() - late;
}

function finish(began: u64): void {
  const took: u64 = now() - began;
  if (took > record.longest) record.longest = took;
  if (took > DEADLINE_NS) record.missed += 1n;
}

function tell(periods: u64): void {
  printNumber(periods);
  print(' periods, ');
  printNumber(record.missed);
  printLine(' missed');
  print('begun at most ');
  printNumber(record.latest);
  print(' ns late, done at most ');
  printNumber(record.longest);
  printLine(' ns after the window began');
}

/** Runs for so many seconds, then tells the others. */
export function soak(seconds: u64): void {
  const periods: u64 = seconds * PERIODS_A_SECOND;
  let before = nextWindow();
  for (let period: u64 = 1n; period <= periods; period++) {
    const began = nextWindow();
    // Rounded, because the clock was read a little later.
    record.missed += (began - before + PERIOD_NS / 2n) / PERIOD_NS - 1n;
    before = began;
    work();
    if (period % PERIODS_A_SECOND === 0n) report(period / PERIODS_A_SECOND, period === periods);
    finish(began);
  }
  signalLoadDone();
  signalSleeperDone();
  tell(periods);
}
