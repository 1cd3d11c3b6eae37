/** Reads the first word behind its own memory. */
import { delay, printHex, printLine } from '@bulkhead/sdk';
import { peek } from './memory.unsafe.ts';

export function main(): void {
  delay(20_000_000n);
  printHex(peek(0x4020_0000n));
  printLine(' was read');
}
