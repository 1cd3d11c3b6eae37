/** Kicks its watchdog for longer than that waits, then no more. */
import type { u32 } from '@bulkhead/bare';
import { delay, flush, kickWatchdog, printLine } from '@bulkhead/sdk';

export function main(): void {
  for (let i: u32 = 0; i < 10; i++) {
    kickWatchdog();
    delay(2_000_000n);
  }
  printLine('kicked for 20 ms');
  flush();
  while (true) delay(1_000_000_000n);
}
