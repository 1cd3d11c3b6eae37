/** Reads registers of the clock for others. Its mistake: it believes every offset that it is given. */
import { printLine, waitForCall } from '@bulkhead/sdk';
import { readClock } from './clock.unsafe.ts';
import { receiveClock, replyClock } from './driver.ports.ts';
import { Reply, Request } from './messages.ts';

const request = new Request();
const reply = new Reply();

export function main(): void {
  printLine('ready');
  while (true) {
    waitForCall();
    if (!receiveClock(request)) continue;
    reply.value = readClock(request.offset);
    replyClock(reply);
  }
}
