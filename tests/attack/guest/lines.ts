/**
 * Devices of the board with interrupts that stay until somebody lowers them: raised, masked, enabled, routed, taken,
 * ended and deactivated in any order, and in storms.
 */
import { truncateU32, type u32, u64 } from '@bulkhead/bare';
import { GUEST_GICD } from '@bulkhead/hypervisor/abi/platform';
import { execute, Level, MASKED, operands, UNMASKED } from './execute.unsafe.ts';
import type { Outcome } from './kinds.ts';
import { scramble } from './memory.ts';
import { GPIO, hasGpio, hasRtc, RTC } from './places.ts';
import { random } from './random.ts';
import { stopTimer, wakeWithin } from './wake.unsafe.ts';
import { BINARY_POINT } from './words.ts';

/** STR w2, STRB w2 and LDR w2 at x1; a branch to itself. */
const STORE_U32: u32 = 0xb900_0022;
const STORE_U8: u32 = 0x3900_0022;
const LOAD_U32: u32 = 0xb940_0022;
const ENDLESS: u32 = 0x1400_0000;
/** ICC_IAR0_EL1, ICC_IAR1_EL1, ICC_HPPIR1_EL1 into x2 (IHI 0069, 12.2). */
const ACKNOWLEDGE: readonly u32[] = [0xd538_c802, 0xd538_cc02, 0xd538_cc42];
/** ICC_EOIR0_EL1, ICC_EOIR1_EL1, ICC_DIR_EL1, ICC_CTLR_EL1, ICC_PMR_EL1 from x2. */
const END: readonly u32[] = [0xd518_c822, 0xd518_cc22, 0xd518_cb22, 0xd518_cc82, 0xd518_4602];
/** ICC_BPR1_EL1 from x2. */
const SET_BINARY_POINT: u32 = 0xd518_cc62;
/** GICD_IGROUPR to GICD_ICACTIVER, a bit for each INTID; GICD_IPRIORITYR, GICD_ICFGR, GICD_IROUTER (IHI 0069, 12.9). */
const BITS: readonly u64[] = [0x80n, 0x100n, 0x180n, 0x200n, 0x280n, 0x300n, 0x380n, 0xd00n];
const ENABLE: u64 = 0x100n;
const PRIORITY: u64 = 0x400n;
const CONFIGURATION: u64 = 0xc00n;
const ROUTE: u64 = 0x6000n;

const RTC_INTID: u32 = 34;
const GPIO_INTID: u32 = 39;
/** Interrupts of the word of the distributor's registers that holds both. */
const WORD: u64 = 4n;

/** Registers of the PL031 (DDI 0224, 3.2) and of the PL061 (DDI 0190, 3.2). */
const RTC_MATCH: u64 = 0x04n;
const RTC_LOAD: u64 = 0x08n;
const RTC_MASK: u64 = 0x10n;
const RTC_CLEAR: u64 = 0x1cn;
const GPIO_IS_LEVEL: u64 = 0x404n;
const GPIO_EVENT: u64 = 0x40cn;
const GPIO_MASK: u64 = 0x410n;
const GPIO_CLEAR: u64 = 0x41cn;

function store(address: u64, value: u64): Outcome {
  operands[1] = address;
  operands[2] = value;
  return execute(STORE_U32, Level.El1);
}

/** Whether this operation is about the clock; a partition that has both uses either. */
function usesRtc(): boolean {
  return hasRtc() && (!hasGpio() || random.once(2n));
}

/** The line goes up: the clock's time comes at once, a pin of the GPIO is at the level that interrupts. */
function raise(isRtc: boolean): Outcome {
  if (!isRtc) {
    store(GPIO + GPIO_IS_LEVEL, 0xffn);
    store(GPIO + GPIO_EVENT, random.once(4n) ? random.next() : 0n);
    return store(GPIO + GPIO_MASK, random.once(4n) ? random.next() : 0xffn);
  }
  const time = random.next() & 0xffff_ffffn;
  store(RTC + RTC_LOAD, time);
  store(RTC + RTC_MATCH, random.once(8n) ? time + 1n : time);
  return store(RTC + RTC_MASK, 1n);
}

/** Masked in the device, or its reason taken away. */
function lower(isRtc: boolean): Outcome {
  if (random.once(2n)) return store(isRtc ? RTC + RTC_MASK : GPIO + GPIO_MASK, 0n);
  if (isRtc) return store(RTC + RTC_CLEAR, 1n);
  store(GPIO + GPIO_EVENT, 0xffn);
  return store(GPIO + GPIO_CLEAR, 0xffn);
}

/** Any register of the distributor that concerns the interrupt, read or written. */
function configure(intid: u32): Outcome {
  const what = random.below(16n);
  const bit: u64 = 1n << u64(intid & 31);
  if (what < 12n) {
    operands[1] = GUEST_GICD + BITS[truncateU32(what & 7n)] + WORD;
    operands[2] = random.once(4n) ? random.next() : bit;
    return execute(random.once(8n) ? LOAD_U32 : STORE_U32, Level.El1);
  }
  if (what === 12n) return store(GUEST_GICD + CONFIGURATION + u64(intid >>> 4) * 4n, random.next());
  if (what === 13n) return store(GUEST_GICD + ROUTE + u64(intid) * 8n, random.below(4n));
  operands[1] = GUEST_GICD + PRIORITY + u64(intid);
  operands[2] = random.next();
  return execute(STORE_U8, Level.El1);
}

/** Acknowledged, and what that returned is ended, or something else is. */
function acknowledge(): Outcome {
  return execute(ACKNOWLEDGE[truncateU32(random.below(u64(ACKNOWLEDGE.length)))], Level.El1);
}

function end(intid: u32): Outcome {
  if (random.once(6n)) return setBinaryPoint();
  operands[2] = random.once(4n) ? random.below(300n) : u64(intid);
  return execute(END[truncateU32(random.below(u64(END.length)))], Level.El1);
}

function setBinaryPoint(): Outcome {
  operands[2] = random.next() & BINARY_POINT;
  return execute(SET_BINARY_POINT, Level.El1);
}

/** Taken at EL0 as often as it comes, until the handler has had enough of it or the timer's interrupt came. */
function storm(intid: u32): Outcome {
  wakeWithin(random.below(2000n));
  store(GUEST_GICD + ENABLE + WORD, 1n << u64(intid & 31));
  operands[33] = UNMASKED;
  const outcome = execute(ENDLESS, Level.El0);
  operands[33] = MASKED;
  stopTimer();
  return outcome;
}

function step(isRtc: boolean): Outcome {
  const intid: u32 = isRtc ? RTC_INTID : GPIO_INTID;
  const what = random.below(16n);
  if (what < 3n) return raise(isRtc);
  if (what < 5n) return lower(isRtc);
  if (what < 9n) return configure(intid);
  if (what < 11n) return acknowledge();
  if (what < 15n) return end(intid);
  return storm(intid);
}

/** Several steps with one or both of the lines, which stay as the last of them leaves them. */
export function playWithLines(): Outcome {
  scramble();
  wakeWithin(5000n);
  let outcome: Outcome = raise(usesRtc());
  const steps = random.below(12n);
  for (let i: u64 = 0n; i <= steps; i++) outcome = step(usesRtc());
  stopTimer();
  return outcome;
}
