/** Text of bounded length, for messages that are put together before they are sent or printed. */
import {
  type Fixed,
  fixed,
  numberOf,
  type ReadonlySlice,
  slice,
  truncateU8,
  type u8,
  u32,
  type u64,
} from '@bulkhead/bare';

const DIGIT_ZERO: u32 = 48;

/** At most N bytes of ASCII. What does not fit is left out, and `isTruncated` says so until `clear`. */
export class Text<N extends number> {
  private readonly content: Fixed<u8, N> = fixed(numberOf<N>(), 0);
  length: u32 = 0;
  isTruncated: boolean = false;

  clear(): void {
    this.length = 0;
    this.isTruncated = false;
  }
  appendByte(byte: u8): void {
    if (this.length < this.content.length) {
      this.content[this.length] = byte;
      this.length += 1;
    } else this.isTruncated = true;
  }
  /** Adds the bytes, for instance `bytesOf('text')` or those of another text. */
  append(bytes: ReadonlySlice<u8>): void {
    for (const byte of bytes) this.appendByte(byte);
  }
  /** Adds a number in decimal. */
  appendNumber(value: u64): void {
    let divisor: u64 = 1n;
    while (value / divisor >= 10n) divisor *= 10n;
    while (divisor > 0n) {
      this.appendByte(truncateU8(DIGIT_ZERO + u32((value / divisor) % 10n)));
      divisor /= 10n;
    }
  }
  /** What is in it now. */
  bytes(): ReadonlySlice<u8> {
    return slice(this.content, 0, this.length);
  }
}
