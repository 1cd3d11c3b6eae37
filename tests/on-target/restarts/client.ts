/** Goes on while its driver is restarted: what it receives is whole and in order, and no call is left without an end. */
import { type u32, u64 } from '@bulkhead/bare';
import { CallResult, hasSignal, ReceiveResult, SendResult } from '@bulkhead/sdk';
import { expectEqual, expectTrue, finish } from '../check.ts';
import {
  BAD_INTID,
  CLIENTDONE_INTID,
  callAsk,
  readState,
  receiveUp,
  sendDown,
  writeSetpoint,
} from './client.ports.ts';
import { Answer, fill, isWhole, Numbered, Question } from './messages.ts';

/** At least so many of everything in a thousand lives. */
const FEW: u32 = 100;

const message = new Numbered();
const question = new Question();
const answer = new Answer();

class Counts {
  answered: u32 = 0;
  gone: u32 = 0;
  other: u32 = 0;
  wrong: u32 = 0;
  received: u32 = 0;
  lives: u32 = 0;
  sampled: u32 = 0;
  broken: u32 = 0;
}
const counts = new Counts();

class Seen {
  last: u64 = 0n;
  sent: u64 = 0n;
  asked: u64 = 0n;
}
const seen = new Seen();

function receiveAll(): void {
  while (true) {
    const result = receiveUp(message);
    if (result === ReceiveResult.Empty) return;
    if (result === ReceiveResult.Broken) {
      counts.broken += 1;
      return;
    }
    // A new life begins with 1.
    if (message.number === 1n) counts.lives += 1;
    else if (message.number !== seen.last + 1n) counts.wrong += 1;
    if (!isWhole(message)) counts.broken += 1;
    seen.last = message.number;
    counts.received += 1;
  }
}

function send(): void {
  fill(message, seen.sent + 1n);
  const result = sendDown(message);
  if (result === SendResult.Sent) seen.sent += 1n;
  if (result === SendResult.Broken) counts.broken += 1;
  fill(message, seen.sent);
  writeSetpoint(message);
}

function look(): void {
  if (!readState(message)) return;
  if (!isWhole(message)) counts.broken += 1;
  counts.sampled += 1;
}

function ask(): void {
  seen.asked += 1n;
  question.number = seen.asked;
  question.left = 5;
  question.right = 7;
  const result = callAsk(question, answer, 1_000_000n);
  if (result === CallResult.Answered) {
    counts.answered += 1;
    if (answer.sum !== seen.asked + 12n) counts.wrong += 1;
  } else if (result === CallResult.PeerGone) counts.gone += 1;
  else if (result === CallResult.Refused) counts.wrong += 1;
  else counts.other += 1;
}

export function main(): void {
  while (!hasSignal(CLIENTDONE_INTID)) {
    receiveAll();
    send();
    look();
    ask();
  }
  expectEqual('wrong', u64(counts.wrong), 0n);
  expectEqual('broken', u64(counts.broken), 0n);
  expectTrue('the driver found nothing wrong', !hasSignal(BAD_INTID));
  expectTrue('calls were answered', counts.answered > FEW);
  expectTrue('calls met nobody', counts.gone > 0);
  expectTrue('messages came', counts.received > FEW);
  expectTrue('of many lives', counts.lives > FEW);
  expectTrue('samples came', counts.sampled > FEW);
  finish();
}
