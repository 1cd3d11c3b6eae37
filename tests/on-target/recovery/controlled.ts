import { delay, flush, printLine } from '@bulkhead/sdk';

export function main(): void {
  printLine('controlled runs');
  flush();
  while (true) delay(1_000_000n);
}
