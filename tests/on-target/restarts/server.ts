/** Hears the bell of a partition that is restarted while it rings, and is told of its lives by their channel. */
import { fixed, type u32 } from '@bulkhead/bare';
import { delay, hasSignal } from '@bulkhead/sdk';
import { expectTrue, finish } from '../check.ts';
import { BELL_INTID, type OrderMessage, SERVERDONE_INTID, waitForBell, writeOrder } from './server.ports.ts';

const FEW: u32 = 100;
const order: OrderMessage = fixed(8, 0);

class Counts {
  rings: u32 = 0;
}
const counts = new Counts();

export function main(): void {
  while (!hasSignal(SERVERDONE_INTID)) {
    if (hasSignal(BELL_INTID)) {
      waitForBell();
      counts.rings += 1;
    }
    writeOrder(order);
    delay(10_000n);
  }
  expectTrue('the bell was rung', counts.rings > FEW);
  finish();
}
