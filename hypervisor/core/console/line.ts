/**
 * Lines of the hypervisor's own: composed piece by piece, a whole line at a time. Lines that do not fit the
 * ring are cut and counted, never waited for.
 */
import { truncateU8, u8, u32, type u64 } from '@bulkhead/bare';
import { acquire, Lock, release, reset } from '#lock';
import type { ConsolePort } from './port.ts';
import { ringPut } from './ring.ts';
import { flushPort, resetTransmitter } from './transmitter.ts';

const NEWLINE: u8 = 10;
const DIGIT_ZERO: u32 = 48;
const LETTER_A_MINUS_TEN: u32 = 87;
/** Attempts to send before the rest is left to the core's next flush. */
const FLUSH_TRIES: u32 = 200;

const composing = new Lock();

function put(port: ConsolePort, byte: u8): void {
  acquire(port.lock);
  if (!ringPut(port.output, byte) && port.output.dropped < 0xffff_ffff) port.output.dropped += 1;
  release(port.lock);
}

/** Starts a line; until `endLine` no other core's line mixes in. */
export function beginLine(port: ConsolePort, first: string): void {
  acquire(composing);
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
  release(composing);
  for (let i: u32 = 0; i < FLUSH_TRIES; i++) {
    if (flushPort(port)) return;
  }
}

/** Sends everything, as long as the UART makes progress at all: only before the system stops. */
export function drain(port: ConsolePort): void {
  for (let i: u32 = 0; i < 1_000_000; i++) {
    if (flushPort(port)) return;
  }
}

/** A line of a core that is failing, perhaps while it composed another: it does not wait for the lock. */
export function beginUrgentLine(port: ConsolePort, first: string): void {
  forceLocks(port);
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
