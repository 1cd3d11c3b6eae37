/** Writes to the memory where the board has the hypervisor. */
import { delay, printLine } from '@bulkhead/sdk';
import { poke } from './memory.unsafe.ts';

export function main(): void {
  delay(30_000_000n);
  poke(0x4020_1000n);
  printLine('was written');
}
