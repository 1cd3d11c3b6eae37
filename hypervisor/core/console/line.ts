/**
 * Lines of the hypervisor's own: composed piece by piece, a whole line at a time. A line waits for the UART
 * a twentieth of a second at most; then it is cut and counted.
 */
import { truncateU8, u8, u32, type u64 } from '@bulkhead/bare';
import { acquire, Lock, relax, release, reset } from '#lock';
import { counter, counterFrequency } from '#machine';
import type { ConsolePort } from './port.ts';
import { ringPut } from './ring.ts';
import { flushPort, resetTransmitter } from './transmitter.ts';

const NEWLINE: u8 = 10;
const DIGIT_ZERO: u32 = 48;
const LETTER_A_MINUS_TEN: u32 = 87;
/** Attempts to send before the rest is left to the core's next flush. */
const FLUSH_TRIES: u32 = 200;

/** Longest wait of one line for the UART, as a part of a second. */
const WAIT_DIVISOR: u64 = 20n;

class Composer {
  lock: Lock = new Lock();
  /** The line of now has waited long enough: the rest of it is dropped. */
  gaveUp: boolean = false;
}

const composer = new Composer();

function tryPut(port: ConsolePort, byte: u8): boolean {
  acquire(port.lock);
  const taken = ringPut(port.output, byte);
  release(port.lock);
  return taken;
}

/** Waits for room, within the line's patience: events of several partitions that fail together all arrive. */
function put(port: ConsolePort, byte: u8): void {
  if (tryPut(port, byte)) return;
  const deadline: u64 = counter() + counterFrequency() / WAIT_DIVISOR;
  while (!composer.gaveUp) {
    flushPort(port);
    if (tryPut(port, byte)) return;
    relax();
    composer.gaveUp = counter() > deadline;
  }
  if (port.output.dropped < 0xffff_ffff) port.output.dropped += 1;
}

/** Starts a line; until `endLine` no other core's line mixes in. */
export function beginLine(port: ConsolePort, first: string): void {
  acquire(composer.lock);
  composer.gaveUp = false;
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
  release(composer.lock);
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

/** A line of a core that is failing, perhaps while it composed another: it does not wait for the lock. */
export function beginUrgentLine(port: ConsolePort, first: string): void {
  forceLocks(port);
  composer.gaveUp = false;
  put(port, NEWLINE);
  text(port, first);
}

export function endUrgentLine(port: ConsolePort): void {
  put(port, NEWLINE);
}

/** What the failing core may hold is set free: it will not go on. */
function forceLocks(port: ConsolePort): void {
  reset(port.lock);
  resetTransmitter();
}
