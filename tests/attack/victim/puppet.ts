/** What an attacker has the right to start and stop: alive, whenever it is let. */
import type { u64 } from '@bulkhead/bare';
import { PeriodicTimer } from '@bulkhead/sdk';

const PERIOD_NS: u64 = 10_000_000n;
const timer = new PeriodicTimer();

export function main(): void {
  timer.start(PERIOD_NS);
  while (true) timer.wait();
}
