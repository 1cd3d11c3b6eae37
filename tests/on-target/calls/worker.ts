/**
 * Answers three times the second word; if the first word says so, it signals and works that many
 * nanoseconds first.
 */
import { fixed, type u64 } from '@bulkhead/bare';
import { now, waitForCall } from '@bulkhead/sdk';
import { type AskReply, type AskRequest, receiveAsk, replyAsk, signalTaken } from './worker.ports.ts';

const request: AskRequest = fixed(5, 0n);
const reply: AskReply = fixed(5, 0n);

export function main(): void {
  while (true) {
    waitForCall();
    if (!receiveAsk(request)) continue;
    if (request[0] !== 0n) {
      signalTaken();
      const end: u64 = now() + request[1];
      while (now() < end) {}
    }
    reply[0] = 3n * request[1];
    reply[1] += 1n;
    replyAsk(reply);
  }
}
