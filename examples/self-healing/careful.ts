/** The driver's fallback: it looks at what it is asked for. */
import type { u32 } from '@bulkhead/bare';
import { printLine, waitForCall } from '@bulkhead/sdk';
import { readClock } from './clock.unsafe.ts';
import { receiveClock, replyClock } from './driver.ports.ts';
import { Answer, Reply, Request } from './messages.ts';

/** The clock has one page, and the last register of it is the last of all. */
const LAST: u32 = 0xffc;

const request = new Request();
const reply = new Reply();

function serve(): void {
  const isThere = request.offset <= LAST && request.offset % 4 === 0;
  reply.answer = isThere ? Answer.Value : Answer.NoSuchRegister;
  reply.value = isThere ? readClock(request.offset) : 0;
  replyClock(reply);
}

export function main(): void {
  printLine('ready, careful from now on');
  while (true) {
    waitForCall();
    if (receiveClock(request)) serve();
  }
}
