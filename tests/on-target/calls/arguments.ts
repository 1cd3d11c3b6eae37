/** Calls that are refused, and an answer that nobody waits for. */
import { u64 } from '@bulkhead/bare';
import {
  HYPERCALL_CALL,
  HYPERCALL_REPLY_RECEIVE,
  HYPERCALL_SIGNAL,
  INTERRUPTED,
  INVALID_PARAMETERS,
  NO_PORT,
  SUCCESS,
} from '@bulkhead/hypervisor/abi/hypercalls';
import { takeInterrupts } from '@bulkhead/sdk';
import { hvc, result } from '../calls.unsafe.ts';
import { expectEqual } from '../check.ts';
import { interruptAfter } from './timer.ts';

/** The client's ports, in the order of the description; there are eight numbers, not all of them used. */
const ASK: u64 = 0n;
const BELL: u64 = 1n;
const ASK_CLIENT: u64 = 6n;
const UNUSED: u64 = 7n;
const BEYOND: u64 = 8n;
/** Ports 0 and 6 to whoever looks at 32 bits alone. */
const WIDE_0: u64 = 0x1_0000_0000n;
const WIDE_6: u64 = 0x1_0000_0006n;
const ALL_ONES: u64 = 0xffff_ffff_ffff_ffffn;
const EARLY: u64 = 0xbadn;
const ANSWER: u64 = 42n;
const A_WHILE_NS: u64 = 2_000_000n;

function expectRefusal(name: string, functionId: u64, port: u64): void {
  expectEqual(name, hvc(functionId, port, 0n, 0n), INVALID_PARAMETERS);
}

export function refusals(): void {
  const call = u64(HYPERCALL_CALL);
  expectRefusal('CALL at the end of a doorbell', call, BELL);
  expectRefusal('CALL at the answering end', call, ASK_CLIENT);
  expectRefusal('CALL at a port that nothing is connected to', call, UNUSED);
  expectRefusal('CALL beyond the ports', call, BEYOND);
  expectRefusal('CALL at NO_PORT', call, NO_PORT);
  expectRefusal('CALL with bits above a number', call, WIDE_0);
  expectRefusal('CALL with all bits', call, ALL_ONES);
  const reply = u64(HYPERCALL_REPLY_RECEIVE);
  expectRefusal('REPLY_RECEIVE at the calling end', reply, ASK);
  expectRefusal('REPLY_RECEIVE at the end of a doorbell', reply, BELL);
  expectRefusal('REPLY_RECEIVE at a port that nothing is connected to', reply, UNUSED);
  expectRefusal('REPLY_RECEIVE beyond the ports', reply, BEYOND);
  expectRefusal('REPLY_RECEIVE with bits above a number', reply, WIDE_6);
  expectRefusal('REPLY_RECEIVE with all bits', reply, ALL_ONES);
  const signal = u64(HYPERCALL_SIGNAL);
  expectRefusal('SIGNAL at the calling end of a call', signal, ASK);
  expectRefusal('SIGNAL at the answering end of a call', signal, ASK_CLIENT);
  expectRefusal('SIGNAL at the receiving end of a doorbell', signal, BELL);
  expectRefusal('SIGNAL beyond the ports', signal, BEYOND);
}

/** Answers before there is a call, which nobody gets; then the call of the third partition. */
export function answerThird(): void {
  const reply = u64(HYPERCALL_REPLY_RECEIVE);
  expectEqual('REPLY_RECEIVE before a call', hvc(reply, ASK_CLIENT, 0n, EARLY), SUCCESS);
  expectEqual('it returns with the port of the next call', result(1), ASK_CLIENT);
  expectRefusal('REPLY_RECEIVE at another port than that of the call', reply, ASK);
  interruptAfter(A_WHILE_NS);
  expectEqual('REPLY_RECEIVE until an interrupt', hvc(reply, ASK_CLIENT, 0n, ANSWER), INTERRUPTED);
  takeInterrupts();
}
