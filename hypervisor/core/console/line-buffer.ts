/** A line while it is composed. What does not fit is cut. */
import { type Fixed, fixed, type u8, type u32 } from '@bulkhead/bare';

const NEWLINE: u8 = 10;
/** More than the longest line has: `core`, with twelve fields of 16 digits. */
const LINE_BYTES = 384;

export class Line {
  length: u32 = 0;
  bytes: Fixed<u8, 384> = fixed(LINE_BYTES, 0);
}

/** The last byte is kept for the end of the line. */
export function linePut(line: Line, byte: u8): void {
  if (line.length >= LINE_BYTES - 1) return;
  line.bytes[line.length] = byte;
  line.length += 1;
}

export function lineEnd(line: Line): void {
  line.bytes[line.length] = NEWLINE;
  line.length += 1;
}
