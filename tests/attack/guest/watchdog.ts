/** The emulated watchdog in both of its frames: set, read, refreshed, heard and ignored. */
import { truncateU32, type u32, u64 } from '@bulkhead/bare';
import { GUEST_GICD, GUEST_WATCHDOG, GUEST_WATCHDOG_INTID } from '@bulkhead/hypervisor/abi/platform';
import { execute, Level, MASKED, operands, UNMASKED } from './execute.unsafe.ts';
import type { Outcome } from './kinds.ts';
import { scramble, strikeInAnyForm } from './memory.ts';
import { watchdogByte } from './places.ts';
import { random } from './random.ts';
import { stopTimer, wakeWithin } from './wake.unsafe.ts';

/** STR w2, [x1]; a branch to itself. */
const STORE_U32: u32 = 0xb900_0022;
const ENDLESS: u32 = 0x1400_0000;
/** Of the refresh frame, then of the control frame (Arm DEN 0029, appendix A). */
const REFRESH: u64 = GUEST_WATCHDOG;
const CONTROL: u64 = GUEST_WATCHDOG + 0x1_0000n;
const OFFSET: u64 = GUEST_WATCHDOG + 0x1_0008n;
/** GICD_ISENABLER of its interrupt. */
const ENABLE: u64 = GUEST_GICD + 0x100n + u64(GUEST_WATCHDOG_INTID >>> 5) * 4n;
const INTERRUPT: u64 = 1n << u64(GUEST_WATCHDOG_INTID & 31);
/** Longer than a step, shorter than the patience of an operation that listens. */
const STEP_TICKS: u64 = 40_000n;

function store(address: u64, value: u64): Outcome {
  operands[1] = address;
  operands[2] = value;
  return execute(STORE_U32, Level.El1);
}

/** Its time: mostly as long as some steps, seldom so short that it is over at once and ends this life. */
function setTime(): Outcome {
  if (random.once(48n)) return store(OFFSET, random.below(64n));
  return store(OFFSET, STEP_TICKS + random.below(1n << random.below(32n)));
}

/** Until its first signal comes, or the timer's interrupt. */
function listen(): Outcome {
  wakeWithin(random.below(2n * STEP_TICKS));
  store(ENABLE, INTERRUPT);
  operands[33] = UNMASKED;
  const outcome = execute(ENDLESS, Level.El0);
  operands[33] = MASKED;
  stopTimer();
  return outcome;
}

function step(): Outcome {
  const what = random.below(16n);
  if (what < 3n) return setTime();
  if (what < 6n) return store(CONTROL, random.once(4n) ? random.next() : 1n);
  if (what < 9n) return store(REFRESH, random.value());
  if (what === 9n) return listen();
  return strikeInAnyForm(watchdogByte());
}

/** Several steps, after which it is off: what it does later would end the life of another operation. */
export function playWithWatchdog(): Outcome {
  scramble();
  let outcome: Outcome = store(OFFSET, STEP_TICKS);
  const steps = truncateU32(random.below(10n));
  for (let i: u32 = 0; i <= steps; i++) outcome = step();
  store(CONTROL, 0n);
  return outcome;
}
