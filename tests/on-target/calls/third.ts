/** Calls while others do, and calls a partition that has answered before. */
import { u64 } from '@bulkhead/bare';
import { CallResult } from '@bulkhead/sdk';
import { expectEqual, expectTrue, finish } from '../check.ts';
import { order, report, tripleMany } from './caller.ts';
import { callAsk, callAskClient, signalDone } from './third.ports.ts';

export function main(): void {
  const isRight = tripleMany(3_000n, () => callAsk(order, report, 0n));
  expectTrue('every answer is to the own question', isRight);
  expectEqual('a call to a client', u64(callAskClient(order, report, 0n)), u64(CallResult.Answered));
  expectEqual('its answer is not the one that came early', report.value, 42n);
  signalDone();
  finish();
}
