/** Calls while others do, and cannot be called. */
import { u64 } from '@bulkhead/bare';
import { HYPERCALL_REPLY_RECEIVE, INVALID_PARAMETERS, NO_PORT } from '@bulkhead/hypervisor/abi/hypercalls';
import { hvc } from '../calls.unsafe.ts';
import { expectEqual, expectTrue, finish } from '../check.ts';
import { order, report, tripleMany } from './caller.ts';
import { callAsk, signalDone } from './second.ports.ts';

export function main(): void {
  const isRight = tripleMany(2_000n, () => callAsk(order, report, 0n));
  expectTrue('every answer is to the own question', isRight);
  const waited = hvc(u64(HYPERCALL_REPLY_RECEIVE), NO_PORT, 0n, 0n);
  expectEqual('REPLY_RECEIVE without a port that answers', waited, INVALID_PARAMETERS);
  signalDone();
  finish();
}
