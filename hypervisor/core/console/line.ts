/**
 * Lines of the hypervisor's own: each core composes one at a time in a buffer of its own, and hands it over whole.
 * It waits for room a twentieth of a second at most; then the line is dropped and counted.
 */
import { acquire, truncateU8, truncateU32, u8, type u32, u64, wrappingAdd } from '@bulkhead/bare';
import { relax } from '#lock';
import { counter, counterFrequency } from '#machine';
import { cpus } from '../cpu.ts';
import { seizeConsole } from './failing.unsafe.ts';
import { type Line, lineEnd, linePut } from './line-buffer.ts';
import type { ConsolePort } from './port.ts';
import { ringDrop, ringPlace, ringSpace } from './ring.ts';
import { flushPort } from './transmitter.ts';

const DIGIT_ZERO: u32 = 48;
const LETTER_A_MINUS_TEN: u32 = 87;
/** Attempts to send before the rest is left to the core's next flush. */
const FLUSH_TRIES: u32 = 200;

/** Longest wait of one line for the UART, as a part of a second. */
const WAIT_DIVISOR: u64 = 20n;

/** Starts a line. One that the core has not ended is given up. */
export function beginLine(first: string): void {
  cpus.own().line.length = 0;
  text(first);
}

export function text(value: string): void {
  const line = cpus.own().line;
  for (let i: u32 = 0; i < value.length; i++) linePut(line, u8(value.charCodeAt(i)));
}

/** Of the 64 bits from bit `shift` on, as many as make one digit. */
function putDigit(line: Line, value: u64, shift: u32): void {
  const digit: u32 = truncateU32(value >> u64(shift)) & 0xf;
  linePut(line, truncateU8(digit < 10 ? DIGIT_ZERO + digit : LETTER_A_MINUS_TEN + digit));
}

/** `=0x` and the digits without leading zeros. */
function assign(value: u64): void {
  const line = cpus.own().line;
  text('=0x');
  let shift: u32 = 60;
  while (shift > 0 && value >> u64(shift) === 0n) shift -= 4;
  for (; shift > 0; shift -= 4) putDigit(line, value, shift);
  putDigit(line, value, 0);
}

/** Up to two decimal digits. */
export function decimal(value: u32): void {
  const line = cpus.own().line;
  if (value >= 10) linePut(line, truncateU8(DIGIT_ZERO + value / 10));
  linePut(line, truncateU8(DIGIT_ZERO + (value % 10)));
}

/** ` name=0x…`. */
export function field(name: string, value: u64): void {
  text(' ');
  text(name);
  assign(value);
}

/** `name` and a number of two digits at most, then `=0x…`. */
export function numberedField(name: string, number: u32, value: u64): void {
  text(name);
  decimal(number);
  assign(value);
}

/** Characters packed four to a word, low byte first, up to the first NUL. */
export function packedText(word: u32): void {
  const line = cpus.own().line;
  for (let left: u32 = word; (left & 0xff) !== 0; left = left >>> 8) linePut(line, truncateU8(left));
}

/** All of the line at once, between lines of other cores; false when there is no room. */
function tryPass(port: ConsolePort, line: Line): boolean {
  using guard = acquire(port.state);
  const output = guard.value.output;
  const length = line.length;
  if (ringSpace(output) < length) return false;
  let at: u32 = output.head;
  for (let i: u32 = 0; i < length; i++) {
    ringPlace(output, at, line.bytes[i]);
    at = wrappingAdd(at, 1);
  }
  output.head = at;
  return true;
}

function drop(port: ConsolePort, line: Line): void {
  using guard = acquire(port.state);
  ringDrop(guard.value.output, line.length);
}

/** Waits for room: events of several partitions that fail together all arrive. */
function passPatiently(port: ConsolePort, line: Line): void {
  const deadline: u64 = counter() + counterFrequency() / WAIT_DIVISOR;
  while (counter() <= deadline) {
    flushPort(port);
    if (tryPass(port, line)) return;
    relax();
  }
  drop(port, line);
}

export function endLine(port: ConsolePort): void {
  endLineLater(port);
  sendLines(port);
}

/** As `endLine`, but the line goes out with the core's next flush, or with the next line. */
export function endLineLater(port: ConsolePort): void {
  const line = cpus.own().line;
  lineEnd(line);
  if (!tryPass(port, line)) passPatiently(port, line);
}

/** Sends what waits, as far as the UART has room. */
export function sendLines(port: ConsolePort): void {
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

/** Ends the line of a core that is failing, perhaps while it held a lock of the console: it sends all that it can. */
export function endLastLine(port: ConsolePort): void {
  seizeConsole(port);
  endLineLater(port);
  drain(port);
}
