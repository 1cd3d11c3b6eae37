/** A periodic timer on the vCPU's virtual timer, and the monotonic clock. */
import type { u32, u64 } from '@bulkhead/bare';
import { GUEST_VIRTUAL_TIMER_INTID } from '@bulkhead/hypervisor/abi/platform';
import { armTimer, disarmTimer, ticks, ticksPerSecond } from './clock.unsafe.ts';
import { sleep } from './hypercall.unsafe.ts';
import { enablePrivate, startInterrupts } from './interrupts.unsafe.ts';
import { enableSignal, hasSignal, takeInterrupts, takeSignal } from './signals.ts';

const NANOSECONDS: u64 = 1_000_000_000n;

/** Nanoseconds for a number of ticks of the system counter. */
export function toNanoseconds(count: u64): u64 {
  const frequency = ticksPerSecond();
  return (count / frequency) * NANOSECONDS + ((count % frequency) * NANOSECONDS) / frequency;
}

function toTicks(nanoseconds: u64): u64 {
  const frequency = ticksPerSecond();
  return (nanoseconds / NANOSECONDS) * frequency + ((nanoseconds % NANOSECONDS) * frequency) / NANOSECONDS;
}

/** Time since the board started, in nanoseconds; never goes back. */
export function now(): u64 {
  return toNanoseconds(ticks());
}

/** Sleeps until the timer's deadline has passed. Signals that come meanwhile are noted (signals.ts). */
function waitForDeadline(deadline: u64): void {
  while (ticks() < deadline) {
    // Again in every round: an interrupt left over from an earlier deadline has disarmed the timer.
    armTimer(deadline);
    sleep();
    takeInterrupts();
  }
  disarmTimer();
}

/** Sleeps until a signal comes, or until `nanoseconds` have passed: then false. */
export function waitForSignalWithin(intid: u32, nanoseconds: u64): boolean {
  enableSignal(intid);
  enablePrivate(GUEST_VIRTUAL_TIMER_INTID);
  const deadline: u64 = ticks() + toTicks(nanoseconds);
  while (!hasSignal(intid) && ticks() < deadline) {
    armTimer(deadline);
    sleep();
    takeInterrupts();
  }
  disarmTimer();
  return takeSignal(intid);
}

/** Sleeps for a time. `startTimer` is not needed before. */
export function delay(nanoseconds: u64): void {
  startInterrupts();
  enablePrivate(GUEST_VIRTUAL_TIMER_INTID);
  waitForDeadline(ticks() + toTicks(nanoseconds));
}

/** Wakes the partition at fixed times, one period apart, whatever the work in between takes. */
export class PeriodicTimer {
  /** Periods that passed while the partition was still at work. */
  skipped: u64 = 0n;
  private periodTicks: u64 = 0n;
  private deadline: u64 = 0n;

  /** Starts the first period now. */
  start(periodNs: u64): void {
    startInterrupts();
    enablePrivate(GUEST_VIRTUAL_TIMER_INTID);
    this.periodTicks = toTicks(periodNs);
    this.deadline = ticks() + this.periodTicks;
    this.skipped = 0n;
  }

  /** Sleeps until the next period begins. Returns how late the partition woke, in nanoseconds. */
  wait(): u64 {
    waitForDeadline(this.deadline);
    const late: u64 = ticks() - this.deadline;
    const missed: u64 = late / this.periodTicks;
    this.skipped += missed;
    this.deadline += this.periodTicks * (missed + 1n);
    return toNanoseconds(late);
  }
}
