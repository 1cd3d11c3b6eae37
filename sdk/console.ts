/** The partition's console. Text is buffered until a line is complete, then sent 48 bytes a hypercall. */
import { type Fixed, fixed, type ReadonlySlice, truncateU8, u8, u32, u64 } from '@bulkhead/bare';
import {
  HYPERCALL_CONSOLE_MAX_BYTES,
  HYPERCALL_CONSOLE_READ,
  HYPERCALL_CONSOLE_WRITE,
} from '@bulkhead/hypervisor/abi/hypercalls';
import { callHypervisor, callRegisters } from './hypercall.unsafe.ts';

const LINE_BYTES = 240;
const NEWLINE: u8 = 10;
const DIGIT_ZERO: u32 = 48;
const LETTER_A_MINUS_TEN: u32 = 87;
/** x2 is the first of the registers that carry bytes. */
const FIRST_DATA_REGISTER: u32 = 2;
/** A console that takes nothing this often in a row has lost its reader: the rest of the line is dropped. */
const PATIENCE: u32 = 1_000_000;

class Line {
  bytes: Fixed<u8, 240> = fixed(LINE_BYTES, 0);
  length: u32 = 0;
}

const line = new Line();

/** Sends up to 48 bytes from `start`; returns how many the hypervisor took. */
function sendSome(start: u32): u32 {
  const left: u32 = line.length - start;
  const count: u32 = left < HYPERCALL_CONSOLE_MAX_BYTES ? left : HYPERCALL_CONSOLE_MAX_BYTES;
  for (let i: u32 = 0; i < 6; i++) callRegisters[FIRST_DATA_REGISTER + i] = 0n;
  for (let i: u32 = 0; i < count; i++) {
    const shift: u64 = u64((i & 7) * 8);
    callRegisters[FIRST_DATA_REGISTER + (i >>> 3)] |= u64(line.bytes[start + i]) << shift;
  }
  callRegisters[0] = u64(HYPERCALL_CONSOLE_WRITE);
  callRegisters[1] = u64(count);
  callHypervisor();
  return callRegisters[0] <= u64(count) ? u32(callRegisters[0]) : 0;
}

/** Sends what is buffered. */
export function flush(): void {
  let sent: u32 = 0;
  let refusals: u32 = 0;
  while (sent < line.length && refusals < PATIENCE) {
    const taken = sendSome(sent);
    sent += taken;
    refusals = taken === 0 ? refusals + 1 : 0;
  }
  line.length = 0;
}

function put(byte: u8): void {
  if (line.length === LINE_BYTES) flush();
  line.bytes[line.length] = byte;
  line.length += 1;
  if (byte === NEWLINE) flush();
}

/** Writes text (ASCII); a line goes out when its newline is written. */
export function print(text: string): void {
  for (let i: u32 = 0; i < text.length; i++) put(u8(text.charCodeAt(i)));
}

/** Writes bytes, for instance those of a `Text`. */
export function printBytes(bytes: ReadonlySlice<u8>): void {
  for (const byte of bytes) put(byte);
}

/** Writes text and a newline. */
export function printLine(text: string): void {
  print(text);
  put(NEWLINE);
}

/** Writes a number in decimal. */
export function printNumber(value: u64): void {
  let divisor: u64 = 1n;
  while (value / divisor >= 10n) divisor *= 10n;
  while (divisor > 0n) {
    put(truncateU8(DIGIT_ZERO + u32((value / divisor) % 10n)));
    divisor /= 10n;
  }
}

/** Writes `0x` and a number in hexadecimal, without leading zeros. */
export function printHex(value: u64): void {
  print('0x');
  let shift: u64 = 60n;
  while (shift > 0n && value >> shift === 0n) shift -= 4n;
  for (let left: u64 = shift + 4n; left > 0n; left -= 4n) {
    const digit: u32 = u32((value >> (left - 4n)) & 0xfn);
    put(truncateU8(digit < 10 ? DIGIT_ZERO + digit : LETTER_A_MINUS_TEN + digit));
  }
}

/** Bytes that one hypercall brought and nobody has read yet. */
class Typed {
  bytes: Fixed<u64, 6> = fixed(6, 0n);
  count: u32 = 0;
  next: u32 = 0;
}

const typed = new Typed();

/** True when `readByte` has something to give. */
export function hasInput(): boolean {
  if (typed.next < typed.count) return true;
  callRegisters[0] = u64(HYPERCALL_CONSOLE_READ);
  callHypervisor();
  typed.next = 0;
  typed.count = callRegisters[0] <= u64(HYPERCALL_CONSOLE_MAX_BYTES) ? u32(callRegisters[0]) : 0;
  for (let i: u32 = 0; i < 6; i++) typed.bytes[i] = callRegisters[FIRST_DATA_REGISTER + i];
  return typed.count !== 0;
}

/** The next byte typed for this partition; 0 when `hasInput` is false. */
export function readByte(): u8 {
  if (!hasInput()) return 0;
  const byte = truncateU8(typed.bytes[typed.next >>> 3] >> u64((typed.next & 7) * 8));
  typed.next += 1;
  return byte;
}
