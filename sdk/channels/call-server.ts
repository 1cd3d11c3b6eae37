/**
 * The answering ends of calls. One hypercall answers a call and waits for the next one at any of the partition's
 * ports; the messages wait here in between, because the console uses the same registers.
 */
import { type Fixed, fixed, type u32, u64 } from '@bulkhead/bare';
import { HYPERCALL_REPLY_RECEIVE, INTERRUPTED, NO_PORT, SUCCESS } from '@bulkhead/hypervisor/abi/hypercalls';
import { callHypervisor, callRegisters } from '../hypercall.unsafe.ts';
import { takeInterrupts } from '../signals.ts';
import { pack, unpack } from './message-words.unsafe.ts';

export const enum WaitResult {
  /** There is a call, which the `receive` function of its port takes. */
  Called = 0,
  /** An interrupt came first, and was noted. */
  Interrupted = 1,
  /** No port of this partition can be called. */
  Refused = 2,
}

const FIRST_WORD: u32 = 3;

/** One call is served at a time. */
class Service {
  /** The port of the call that has come and was not answered. */
  called: u64 = NO_PORT;
  /** The port of the call whose answer is ready. */
  answered: u64 = NO_PORT;
  request: Fixed<u64, 5> = fixed(5, 0n);
  answer: Fixed<u64, 5> = fixed(5, 0n);
}

const service = new Service();

/** Sends the answer that is ready, if one is, and waits for the next call at any port of the partition. */
export function waitForCall(): WaitResult {
  callRegisters[0] = u64(HYPERCALL_REPLY_RECEIVE);
  callRegisters[1] = service.answered;
  for (let i: u32 = 0; i < service.answer.length; i++) callRegisters[FIRST_WORD + i] = service.answer[i];
  service.called = NO_PORT;
  service.answered = NO_PORT;
  callHypervisor();
  if (callRegisters[0] === INTERRUPTED) {
    takeInterrupts();
    return WaitResult.Interrupted;
  }
  if (callRegisters[0] !== SUCCESS) return WaitResult.Refused;
  service.called = callRegisters[1];
  for (let i: u32 = 0; i < service.request.length; i++) service.request[i] = callRegisters[FIRST_WORD + i];
  return WaitResult.Called;
}

/** Takes the message of the call that came; false when it came to another port. */
export function receiveAtPort<Q extends object>(port: u32, into: Q): boolean {
  if (service.called !== u64(port)) return false;
  unpack(service.request, into);
  return true;
}

/** Makes the answer ready for the next wait; false when no call to this port waits for one. */
export function replyAtPort<A extends object>(port: u32, message: A): boolean {
  if (service.called !== u64(port)) return false;
  service.called = NO_PORT;
  service.answered = u64(port);
  pack(message, service.answer);
  return true;
}
