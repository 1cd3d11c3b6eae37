/**
 * The interrupts of the chip's peripherals, as a distributor would have them: INTID 32 + n is interrupt n of the
 * BCM2835 (section 7.5), INTID 96 + n its interrupt n of the ARM side. The controller itself can only be told which
 * lines to let through, to the one core that takes them all (`initializeDistributor`). That an interrupt is in service,
 * or pending by a write, is kept here; one in service is not let through. Any core changes any bit, without a lock.
 */
import { type Atomic, atomic, countTrailingZeros, type Fixed, fixedOf, type u32 } from '@bulkhead/bare';
import type { DeviceAddress } from '../../../core/addresses.ts';
import { packedConfiguration } from '../../../core/configuration.ts';
import { readDevice, writeDevice } from '../mmio.unsafe.ts';
import { lookForLatched } from './mailboxes.ts';
import {
  bitsOfWord,
  CONTROLLER_OFFSET,
  disableRegister,
  enableRegister,
  FIQ_CONTROL,
  pendingRegister,
} from './registers.ts';

const WORDS = 3;
export const FIRST_LINE: u32 = 32;
/** The lowest INTID that is none. */
export const LINES_END: u32 = 104;
export const NO_LINE: u32 = 1023;

class Lines {
  enabled: Atomic<u32> = atomic(0);
  /** Taken and not deactivated. */
  active: Atomic<u32> = atomic(0);
  /** Made pending by a write. */
  latched: Atomic<u32> = atomic(0);
}

const words: Fixed<Lines, 3> = fixedOf(WORDS, () => new Lines());

function controller(): DeviceAddress {
  return packedConfiguration().board.gicdPa + CONTROLLER_OFFSET;
}

function bitOf(intid: u32): u32 {
  const one: u32 = 1;
  return one << (intid & 31);
}

function set(bits: Atomic<u32>, bit: u32): void {
  let seen: u32 = bits.load();
  let found: u32 = bits.compareExchange(seen, seen | bit);
  while (found !== seen) {
    seen = found;
    found = bits.compareExchange(seen, seen | bit);
  }
}

/** Whether any of them was set. */
function clear(bits: Atomic<u32>, bit: u32): boolean {
  let seen: u32 = bits.load();
  let found: u32 = bits.compareExchange(seen, seen & ~bit);
  while (found !== seen) {
    seen = found;
    found = bits.compareExchange(seen, seen & ~bit);
  }
  return (seen & bit) !== 0;
}

function letThrough(lines: Lines): u32 {
  return lines.enabled.load() & ~lines.active.load();
}

/**
 * Has the controller let one line through, or not, as the bits say. Another core may change them meanwhile, and its
 * write come before this one: whoever writes last has looked after its write, which the read completes.
 */
function apply(word: u32, bit: u32): void {
  const lines = words[word];
  let on = (letThrough(lines) & bit) !== 0;
  let applied: boolean = false;
  while (!applied) {
    writeDevice(controller(), on ? enableRegister(word) : disableRegister(word), bit);
    readDevice(controller(), enableRegister(word));
    const now = (letThrough(lines) & bit) !== 0;
    applied = now === on;
    on = now;
  }
  if (on && (lines.latched.load() & bit) !== 0) lookForLatched();
}

/**
 * Every line disabled and idle; none is a FIQ.
 * @boot
 */
export function initializeLines(): void {
  writeDevice(controller(), FIQ_CONTROL, 0);
  for (let word: u32 = 0; word < WORDS; word++) {
    writeDevice(controller(), disableRegister(word), bitsOfWord(word));
  }
}

/** INTIDs that are no line of this chip stay disabled and idle. */
export function isLine(intid: u32): boolean {
  return intid >= FIRST_LINE && intid < LINES_END;
}

function wordOf(intid: u32): u32 {
  return (intid - FIRST_LINE) >>> 5;
}

export function setLineEnabled(intid: u32, on: boolean): void {
  if (!isLine(intid)) return;
  const word = wordOf(intid);
  if (on) set(words[word].enabled, bitOf(intid));
  else clear(words[word].enabled, bitOf(intid));
  apply(word, bitOf(intid));
}

/** Pending by a write; or, by another, no longer. */
export function setLineLatched(intid: u32, on: boolean): void {
  if (!isLine(intid)) return;
  const word = wordOf(intid);
  if (!on) clear(words[word].latched, bitOf(intid));
  else {
    set(words[word].latched, bitOf(intid));
    apply(word, bitOf(intid));
  }
}

export function setLineActive(intid: u32, on: boolean): void {
  if (!isLine(intid)) return;
  const word = wordOf(intid);
  if (on) set(words[word].active, bitOf(intid));
  else clear(words[word].active, bitOf(intid));
  apply(word, bitOf(intid));
}

/** Lines in service, of the INTIDs from 32 * `word` + 32 on. */
export function activeLines(word: u32): u32 {
  return word < WORDS ? words[word].active.load() : 0;
}

/** Takes the lowest line that is pending, and has it in service; NO_LINE when there is none. Only the core that takes them all. */
export function takeLine(): u32 {
  for (let word: u32 = 0; word < WORDS; word++) {
    const lines = words[word];
    const asserted: u32 = readDevice(controller(), pendingRegister(word)) & bitsOfWord(word);
    const pending: u32 = (asserted | lines.latched.load()) & letThrough(lines);
    if (pending === 0) continue;
    const intid: u32 = FIRST_LINE + word * 32 + countTrailingZeros(pending);
    clear(lines.latched, bitOf(intid));
    setLineActive(intid, true);
    return intid;
  }
  return NO_LINE;
}
