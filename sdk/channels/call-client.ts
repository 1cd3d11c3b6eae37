/** The calling end of calls between partitions on one core: a message of at most 40 bytes there, one back. */
import { type Fixed, fixed, type u32, u64 } from '@bulkhead/bare';
import {
  HYPERCALL_CALL,
  INTERRUPTED,
  PEER_GONE,
  SUCCESS,
  TIMED_OUT,
} from '@bulkhead/hypervisor/abi/hypercalls';
import { callHypervisor, callRegisters } from '../hypercall.unsafe.ts';
import { takeInterrupts } from '../signals.ts';
import { pack, unpack } from './message-words.unsafe.ts';

export const enum CallResult {
  Answered = 0,
  TimedOut = 1,
  /** An interrupt came first, and was noted. The server may have seen the call. */
  Interrupted = 2,
  /** The server's partition does not run. */
  PeerGone = 3,
  /** The hypervisor knows no such call: the image was built for another system. */
  Refused = 4,
}

/** x3 is the first register of a message. */
const FIRST_WORD: u32 = 3;
const words: Fixed<u64, 5> = fixed(5, 0n);

/**
 * Calls with `request` from `port`, and waits for the answer, at most `timeoutNs` (0: for ever). Only an answer
 * changes `reply`.
 */
export function callThroughPort<Q extends object, A extends object>(
  port: u32,
  request: Q,
  reply: A,
  timeoutNs: u64,
): CallResult {
  pack(request, words);
  callRegisters[0] = u64(HYPERCALL_CALL);
  callRegisters[1] = u64(port);
  callRegisters[2] = timeoutNs;
  for (let i: u32 = 0; i < words.length; i++) callRegisters[FIRST_WORD + i] = words[i];
  callHypervisor();
  const result = resultOf(callRegisters[0]);
  if (result === CallResult.Answered) {
    for (let i: u32 = 0; i < words.length; i++) words[i] = callRegisters[FIRST_WORD + i];
    unpack(words, reply);
  }
  if (result === CallResult.Interrupted) takeInterrupts();
  return result;
}

function resultOf(code: u64): CallResult {
  if (code === SUCCESS) return CallResult.Answered;
  if (code === TIMED_OUT) return CallResult.TimedOut;
  if (code === INTERRUPTED) return CallResult.Interrupted;
  return code === PEER_GONE ? CallResult.PeerGone : CallResult.Refused;
}
