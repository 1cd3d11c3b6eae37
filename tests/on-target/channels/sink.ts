/** Receives and checks what `source` sends. */
import { fixed, truncateU8, type u32, type u64 } from '@bulkhead/bare';
import { printLine, ReceiveResult, SendResult } from '@bulkhead/sdk';
import { LogLine, Setpoint } from './messages.ts';
import {
  type BytesMessage,
  readSetpoint,
  receiveSourceLog,
  sendBytes,
  signalDone,
  waitForAlarm,
  waitForBytes,
  waitForSetpoint,
  waitForSourceLog,
} from './sink.ports.ts';

const LINES: u32 = 100;
const SETPOINTS: u32 = 200;
const line = new LogLine();
const setpoint = new Setpoint();
const bytes: BytesMessage = fixed(21, 0);

function receiveLines(): boolean {
  let isRight = true;
  for (let i: u32 = 0; i < LINES; ) {
    const result = receiveSourceLog(line);
    if (result === ReceiveResult.Empty) waitForSourceLog();
    else {
      isRight = isRight && result === ReceiveResult.Received && line.number === i && line.value === i * i;
      i += 1;
    }
  }
  return isRight;
}

function isWhole(): boolean {
  for (let i: u32 = 0; i < setpoint.words.length; i++) if (setpoint.words[i] !== i) return false;
  return setpoint.seal === setpoint.number * 3n;
}

/** Setpoints are whole and never go back. */
function readSetpoints(): boolean {
  let last: u64 = 0n;
  for (let taken: u32 = 0; taken < SETPOINTS; ) {
    if (!readSetpoint(setpoint)) {
      waitForSetpoint();
      continue;
    }
    if (!isWhole() || setpoint.number < last) return false;
    last = setpoint.number;
    taken += 1;
  }
  return true;
}

function sendTen(): void {
  for (let i: u32 = 0; i < 10; i++) {
    for (let at: u32 = 0; at < bytes.length; at++) bytes[at] = truncateU8(i + at);
    while (sendBytes(bytes) === SendResult.Full) waitForBytes();
  }
}

export function main(): void {
  printLine(receiveLines() ? 'lines in order' : 'WRONG LINE');
  waitForAlarm();
  printLine('alarm');
  printLine(readSetpoints() ? 'setpoints whole' : 'TORN SETPOINT');
  signalDone();
  sendTen();
}
