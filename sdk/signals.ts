/**
 * Interrupts of the partition, taken without exceptions: masked, waited for, and noted, so that what comes while
 * the partition waits for something else is found later.
 */
import { assert, type u32 } from '@bulkhead/bare';
import { GUEST_CHANNEL_INTID, GUEST_VIRTUAL_TIMER_INTID } from '@bulkhead/hypervisor/abi/platform';
import { disarmTimer } from './clock.unsafe.ts';
import { sleep } from './hypercall.unsafe.ts';
import { acknowledge, enableShared, end, startInterrupts } from './interrupts.unsafe.ts';

/** INTIDs from here on mean that nothing is pending (IHI 0069, 2.2.1). */
const NO_INTERRUPT: u32 = 1020;
/** The INTIDs of channels, one bit each. */
const SIGNALS: u32 = 32;
/** As many interrupts as a partition can have at once are taken in one go. */
const BURST: u32 = 64;

class Noted {
  enabled: u32 = 0;
  pending: u32 = 0;
}

const noted = new Noted();

function isSignal(intid: u32): boolean {
  return intid >= GUEST_CHANNEL_INTID && intid - GUEST_CHANNEL_INTID < SIGNALS;
}

function bitOf(intid: u32): u32 {
  assert(isSignal(intid), 'the interrupt is that of a channel');
  const one: u32 = 1;
  return one << (intid - GUEST_CHANNEL_INTID);
}

/** Takes the interrupts that are pending: notes signals, stops the timer if it is that, ends all others unseen. */
export function takeInterrupts(): void {
  for (let i: u32 = 0; i < BURST; i++) {
    const intid: u32 = acknowledge();
    if (intid >= NO_INTERRUPT) return;
    if (isSignal(intid)) noted.pending |= bitOf(intid);
    // The line falls before the interrupt ends; otherwise it would be taken a second time.
    if (intid === GUEST_VIRTUAL_TIMER_INTID) disarmTimer();
    end(intid);
  }
}

/** Has a signal reach the partition; the functions that wait for one do this too. */
export function enableSignal(intid: u32): void {
  const bit = bitOf(intid);
  if ((noted.enabled & bit) !== 0) return;
  startInterrupts();
  enableShared(intid);
  noted.enabled |= bit;
}

/** Whether a signal has come that nothing has taken yet. */
export function hasSignal(intid: u32): boolean {
  enableSignal(intid);
  takeInterrupts();
  return (noted.pending & bitOf(intid)) !== 0;
}

/** As `hasSignal`; takes it. Signals that come before one is taken are one. */
export function takeSignal(intid: u32): boolean {
  const isThere = hasSignal(intid);
  noted.pending &= ~bitOf(intid);
  return isThere;
}

/** Sleeps until a signal comes, and takes it. */
export function waitForSignal(intid: u32): void {
  while (!takeSignal(intid)) sleep();
}
