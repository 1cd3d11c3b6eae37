/** The ports of partition client. Written by `bulkhead` from the system's channels: change those. */
import type { Fixed, u64 } from '@bulkhead/bare';
import { type CallResult, callThroughPort } from '@bulkhead/sdk';
import type { Answer, Question } from './messages.ts';

export type WordsRequest = Fixed<u64, 5>;

export type WordsReply = Fixed<u64, 5>;

/** Calls, and waits at most `timeoutNs` (0: for ever). Only an answer changes `reply`. */
export function callSum(request: Question, reply: Answer, timeoutNs: u64): CallResult {
  return callThroughPort(0, request, reply, timeoutNs);
}

/** Calls, and waits at most `timeoutNs` (0: for ever). Only an answer changes `reply`. */
export function callWords(request: WordsRequest, reply: WordsReply, timeoutNs: u64): CallResult {
  return callThroughPort(1, request, reply, timeoutNs);
}
