/** Orders all that can happen to a call, and says what came of it. */
import type { u64 } from '@bulkhead/bare';
import { waitForSignal } from '@bulkhead/sdk';
import { expectTrue, finish } from '../check.ts';
import { answerThird, refusals } from './arguments.ts';
import { order, report, tripleMany } from './caller.ts';
import { callAsk, SECOND_DONE_INTID, THIRD_DONE_INTID } from './client.ports.ts';
import { chains, disabledInterrupts, ends, interruptions, patience, pauses } from './outcomes.ts';
import { yields } from './windows.ts';

const FIRST: u64 = 1_000n;

export function main(): void {
  // The server has not started: it does so in this partition's time.
  const isRight = tripleMany(FIRST, () => callAsk(order, report, 0n));
  expectTrue('every answer is to the own question', isRight);
  disabledInterrupts();
  answerThird();
  waitForSignal(SECOND_DONE_INTID);
  waitForSignal(THIRD_DONE_INTID);
  refusals();
  patience();
  interruptions();
  pauses();
  chains();
  yields();
  ends();
  finish();
}
