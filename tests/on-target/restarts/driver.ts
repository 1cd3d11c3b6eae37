/** Uses an end of every kind of channel without a pause, until it is restarted; rings when something is wrong. */
import type { u64 } from '@bulkhead/bare';
import { u64 as wide } from '@bulkhead/bare';
import { ReceiveResult, SendResult, waitForCall } from '@bulkhead/sdk';
import {
  readSetpoint,
  receiveAsk,
  receiveDown,
  replyAsk,
  sendUp,
  signalBad,
  writeState,
} from './driver.ports.ts';
import { Answer, fill, isWhole, Numbered, Question } from './messages.ts';

const message = new Numbered();
const question = new Question();
const answer = new Answer();

class Seen {
  /** Of the messages of the queue in this life; 0 before the first. */
  last: u64 = 0n;
  setpoint: u64 = 0n;
  sent: u64 = 0n;
}
const seen = new Seen();

function bad(): void {
  signalBad();
}

/** None is lost, none comes twice, within a life. */
function receiveAll(): void {
  while (true) {
    const result = receiveDown(message);
    if (result === ReceiveResult.Empty) return;
    if (result === ReceiveResult.Broken) {
      bad();
      return;
    }
    if (!isWhole(message) || (seen.last !== 0n && message.number !== seen.last + 1n)) bad();
    seen.last = message.number;
  }
}

function send(): void {
  fill(message, seen.sent + 1n);
  const result = sendUp(message);
  if (result === SendResult.Sent) seen.sent += 1n;
  if (result === SendResult.Broken) bad();
  fill(message, seen.sent);
  writeState(message);
}

function look(): void {
  if (!readSetpoint(message)) return;
  if (!isWhole(message) || message.number < seen.setpoint) bad();
  seen.setpoint = message.number;
}

export function main(): void {
  while (true) {
    receiveAll();
    send();
    look();
    waitForCall();
    if (!receiveAsk(question)) continue;
    answer.sum = question.number + wide(question.left) + wide(question.right);
    replyAsk(answer);
  }
}
