/** The ports of partition server. Written by `bulkhead` from the system's channels: change those. */
import type { Fixed, u64 } from '@bulkhead/bare';
import { receiveAtPort, replyAtPort } from '@bulkhead/sdk';
import type { Answer, Question } from './messages.ts';

export type WordsRequest = Fixed<u64, 5>;

export type WordsReply = Fixed<u64, 5>;

/** Takes the call that `waitForCall` reported; false when it came to another port. */
export function receiveSum(into: Question): boolean {
  return receiveAtPort(0, into);
}

/** Has the next `waitForCall` send the answer; false when nobody waits for one. */
export function replySum(message: Answer): boolean {
  return replyAtPort(0, message);
}

/** Takes the call that `waitForCall` reported; false when it came to another port. */
export function receiveWords(into: WordsRequest): boolean {
  return receiveAtPort(1, into);
}

/** Has the next `waitForCall` send the answer; false when nobody waits for one. */
export function replyWords(message: WordsReply): boolean {
  return replyAtPort(1, message);
}
