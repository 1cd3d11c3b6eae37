/** Reads its hypercall console until a line is complete, and says it backwards. */
import { type Fixed, fixed, type u8, u32 } from '@bulkhead/bare';
import { delay, hasInput, print, printLine, readByte } from '@bulkhead/sdk';

const letters: readonly string[] = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm'];
const LETTER_A: u32 = 97;
const NEWLINE: u8 = 10;
const line: Fixed<u8, 64> = fixed(64, 0);

export function main(): void {
  printLine('ready');
  let length: u32 = 0;
  let complete: boolean = false;
  while (!complete) {
    while (!hasInput()) delay(1_000_000n);
    const byte = readByte();
    complete = byte === NEWLINE;
    if (!complete) {
      line[length] = byte;
      length += 1;
    }
  }
  while (length > 0) {
    length -= 1;
    print(letters[u32(line[length]) - LETTER_A]);
  }
  printLine('');
}
