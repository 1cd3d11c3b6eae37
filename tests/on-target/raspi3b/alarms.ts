/**
 * Uses the board's system timer (BCM2835 ARM Peripherals, section 12), which is assigned to it, and takes its
 * interrupts by the registers of a GICv2. The timer's line stays up until the match is cleared.
 */
import { type u32, u64, wrappingAdd, wrappingSub } from '@bulkhead/bare';
import { expectEqual, expectTrue, finish } from '../check.ts';
import { signalAlarm, waitForHeard } from './alarms.ports.ts';
import {
  acknowledge,
  end,
  isPending,
  readTimer,
  sleep,
  startInterrupts,
  writeTimer,
} from './gicv2.unsafe.ts';

const STATUS: u64 = 0x0n;
const COUNTER: u64 = 0x4n;
/** Comparator 1, which the graphics processor leaves to us. */
const COMPARE: u64 = 0x10n;
const MATCH: u32 = 1 << 1;
const INTID: u32 = 33;
const NOTHING: u32 = 1023;
const ALARMS: u32 = 3;
/** Of its 1 MHz. */
const SOON: u32 = 2_000;

function takeNext(): u32 {
  let taken: u32 = acknowledge();
  while (taken === NOTHING) {
    sleep();
    taken = acknowledge();
  }
  return taken;
}

function alarm(): void {
  const before = readTimer(COUNTER);
  writeTimer(COMPARE, wrappingAdd(before, SOON));
  const taken = takeNext();
  expectEqual('the timer interrupts', u64(taken), u64(INTID));
  expectEqual('because of its match', u64(readTimer(STATUS) & MATCH), u64(MATCH));
  expectTrue('not before its time', wrappingSub(readTimer(COUNTER), before) >= SOON);
  expectEqual('it interrupts once', u64(acknowledge()), u64(NOTHING));
  end(taken);
  expectEqual('the line is still up', u64(takeNext()), u64(INTID));
  writeTimer(STATUS, MATCH);
  end(INTID);
  expectEqual('it is quiet then', u64(acknowledge()), u64(NOTHING));
  expectTrue('and not pending', !isPending(INTID));
}

export function main(): void {
  startInterrupts(INTID);
  for (let i: u32 = 0; i < ALARMS; i++) {
    alarm();
    signalAlarm();
    waitForHeard();
  }
  finish();
}
