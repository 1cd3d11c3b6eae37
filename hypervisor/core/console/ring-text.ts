/** Text into a byte queue, many bytes at a time: the caller holds its lock, and has seen that there is room. */
import { countLeadingZeros, truncateU8, truncateU32, u8, type u32, u64, wrappingAdd } from '@bulkhead/bare';
import { type ByteRing, ringPlace } from './ring.ts';

const DIGIT_ZERO: u32 = 48;
const LETTER_A_MINUS_TEN: u32 = 87;

export function ringText(ring: ByteRing, value: string): void {
  let at: u32 = ring.head;
  for (let i: u32 = 0; i < value.length; i++) {
    ringPlace(ring, at, u8(value.charCodeAt(i)));
    at = wrappingAdd(at, 1);
  }
  ring.head = at;
}

/** Up to two decimal digits. */
export function ringDecimal(ring: ByteRing, value: u32): void {
  let at: u32 = ring.head;
  if (value >= 10) {
    ringPlace(ring, at, truncateU8(DIGIT_ZERO + value / 10));
    at = wrappingAdd(at, 1);
  }
  ringPlace(ring, at, truncateU8(DIGIT_ZERO + (value % 10)));
  ring.head = wrappingAdd(at, 1);
}

/** How many bits the digits of the value have. */
function digitBits(value: u64): u32 {
  const bits: u32 = 64 - countLeadingZeros(value | 1n);
  return (bits + 3) & ~3;
}

/** `0x` and the digits without leading zeros: 18 bytes at most. */
export function ringHex(ring: ByteRing, value: u64): void {
  ringText(ring, '0x');
  let at: u32 = ring.head;
  for (let left: u32 = digitBits(value); left >= 4; left -= 4) {
    const digit: u32 = truncateU32(value >> u64(left - 4)) & 0xf;
    ringPlace(ring, at, truncateU8(digit < 10 ? DIGIT_ZERO + digit : LETTER_A_MINUS_TEN + digit));
    at = wrappingAdd(at, 1);
  }
  ring.head = at;
}
