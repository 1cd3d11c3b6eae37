/** Gives some windows back, then keeps one. */
import type { u32 } from '@bulkhead/bare';
import { flush, printLine, waitForWindow } from '@bulkhead/sdk';

export function main(): void {
  for (let i: u32 = 0; i < 10; i++) waitForWindow();
  printLine('keeps its window');
  flush();
  while (true);
}
