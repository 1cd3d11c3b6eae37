/**
 * Lines of the hypervisor's own: composed piece by piece, a whole line at a time. A line waits for the UART
 * a twentieth of a second at most; then it is cut and counted.
 */
import { type Atomic, acquire, atomic, truncateU8, u8, u32, type u64, wrappingAdd } from '@bulkhead/bare';
import { Lock, relax, release, acquire as takeTurn } from '#lock';
import { counter, counterFrequency } from '#machine';
import { cpus } from '../cpu.ts';
import { seizeConsole } from './failing.unsafe.ts';
import type { ConsolePort } from './port.ts';
import { ringDrop, ringPut } from './ring.ts';
import { flushPort } from './transmitter.ts';

const NEWLINE: u8 = 10;
const DIGIT_ZERO: u32 = 48;
const LETTER_A_MINUS_TEN: u32 = 87;
/** Attempts to send before the rest is left to the core's next flush. */
const FLUSH_TRIES: u32 = 200;

/** Longest wait of one line for the UART, as a part of a second. */
const WAIT_DIVISOR: u64 = 20n;

/** Protects no memory: it keeps lines apart. A failing core writes without its turn. */
class Composer {
  turn: Lock = new Lock();
  /** The core whose turn it is, plus one; or 0. */
  owner: Atomic<u32> = atomic(0);
  /** The line of now has waited long enough: the rest of it is dropped. */
  gaveUp: Atomic<boolean> = atomic(false);
}

const composer = new Composer();

function tryPut(port: ConsolePort, byte: u8): boolean {
  using guard = acquire(port.state);
  return ringPut(guard.value.output, byte);
}

function drop(port: ConsolePort): void {
  using guard = acquire(port.state);
  ringDrop(guard.value.output);
}

/** Waits for room, within the line's patience: events of several partitions that fail together all arrive. */
function put(port: ConsolePort, byte: u8): void {
  if (tryPut(port, byte)) return;
  const deadline: u64 = counter() + counterFrequency() / WAIT_DIVISOR;
  while (!composer.gaveUp.loadRelaxed()) {
    flushPort(port);
    if (tryPut(port, byte)) return;
    relax();
    composer.gaveUp.storeRelaxed(counter() > deadline);
  }
  drop(port);
}

/** Starts a line; until `endLine` no other core's line mixes in. */
export function beginLine(port: ConsolePort, first: string): void {
  takeTurn(composer.turn);
  composer.owner.storeRelaxed(wrappingAdd(cpus.own().core, 1));
  composer.gaveUp.storeRelaxed(false);
  text(port, first);
}

export function text(port: ConsolePort, value: string): void {
  for (let i: u32 = 0; i < value.length; i++) put(port, u8(value.charCodeAt(i)));
}

/** `0x` and the digits without leading zeros. */
export function hex(port: ConsolePort, value: u64): void {
  text(port, '0x');
  let shift: u64 = 60n;
  while (shift > 0n && value >> shift === 0n) shift -= 4n;
  for (let left: u64 = shift + 4n; left > 0n; left -= 4n) {
    const digit: u32 = u32((value >> (left - 4n)) & 0xfn);
    put(port, truncateU8(digit < 10 ? DIGIT_ZERO + digit : LETTER_A_MINUS_TEN + digit));
  }
}

/** Up to two decimal digits. */
export function decimal(port: ConsolePort, value: u32): void {
  if (value >= 10) put(port, truncateU8(DIGIT_ZERO + value / 10));
  put(port, truncateU8(DIGIT_ZERO + (value % 10)));
}

/** ` name=0x…`. */
export function field(port: ConsolePort, name: string, value: u64): void {
  text(port, ' ');
  text(port, name);
  text(port, '=');
  hex(port, value);
}

/** Characters packed four to a word, low byte first, up to the first NUL. */
export function packedText(port: ConsolePort, word: u32): void {
  let left: u32 = word;
  while ((left & 0xff) !== 0) {
    put(port, truncateU8(left));
    left = left >>> 8;
  }
}

export function endLine(port: ConsolePort): void {
  put(port, NEWLINE);
  composer.owner.storeRelaxed(0);
  release(composer.turn);
  for (let i: u32 = 0; i < FLUSH_TRIES; i++) {
    if (flushPort(port)) return;
    relax();
  }
}

/** Sends everything, as long as the UART makes progress at all: only before the system stops. */
export function drain(port: ConsolePort): void {
  for (let i: u32 = 0; i < 1_000_000; i++) {
    if (flushPort(port)) return;
    relax();
  }
}

/** Ends the line that this core is composing, if it is: the rest never comes. */
export function giveUpLine(port: ConsolePort): void {
  if (composer.owner.loadRelaxed() === wrappingAdd(cpus.own().core, 1)) endLine(port);
}

/** A line of a core that is failing, perhaps while it composed another: it does not wait for the lock. */
export function beginUrgentLine(port: ConsolePort, first: string): void {
  seizeConsole(port);
  composer.gaveUp.storeRelaxed(false);
  put(port, NEWLINE);
  text(port, first);
}

export function endUrgentLine(port: ConsolePort): void {
  put(port, NEWLINE);
}
