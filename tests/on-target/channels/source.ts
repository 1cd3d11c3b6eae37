/** Sends: numbered log lines through a queue that is soon full, then setpoints as fast as it can. */
import { fixed, u32, u64 } from '@bulkhead/bare';
import { hasSignal, print, printLine, printNumber, ReceiveResult, SendResult } from '@bulkhead/sdk';
import { LogLine, Setpoint } from './messages.ts';
import {
  type BytesMessage,
  DONE_INTID,
  receiveBytes,
  sendLog,
  signalAlarm,
  waitForBytes,
  waitForDone,
  waitForLog,
  writeSetpoint,
} from './source.ports.ts';

const LINES: u32 = 100;
const FEWEST: u64 = 11n;
const line = new LogLine();
const setpoint = new Setpoint();
const bytes: BytesMessage = fixed(21, 0);

function sendLines(): u32 {
  let fullTimes: u32 = 0;
  for (let i: u32 = 0; i < LINES; i++) {
    line.number = i;
    line.value = i * i;
    let result = sendLog(line);
    while (result === SendResult.Full) {
      fullTimes += 1;
      waitForLog();
      result = sendLog(line);
    }
    if (result !== SendResult.Sent) printLine('the queue is broken');
  }
  return fullTimes;
}

function writeSetpoints(): u64 {
  let number: u64 = 0n;
  // The other core may be much faster than this one.
  while (number < FEWEST || !hasSignal(DONE_INTID)) {
    number += 1n;
    setpoint.number = number;
    for (let i: u32 = 0; i < setpoint.words.length; i++) setpoint.words[i] = i;
    setpoint.seal = number * 3n;
    writeSetpoint(setpoint);
  }
  waitForDone();
  return number;
}

/** Bytes come back through a queue of one. */
function sumOfBytes(): u32 {
  let sum: u32 = 0;
  for (let messages: u32 = 0; messages < 10; ) {
    if (receiveBytes(bytes) === ReceiveResult.Received) {
      messages += 1;
      for (const byte of bytes) sum += u32(byte);
    } else waitForBytes();
  }
  return sum;
}

export function main(): void {
  printLine(sendLines() > 0 ? 'the queue was full' : 'the queue was never full');
  if (!signalAlarm()) printLine('the alarm was refused');
  printLine(writeSetpoints() >= FEWEST ? 'setpoints written' : 'few setpoints');
  print('sum ');
  printNumber(u64(sumOfBytes()));
  printLine('');
}
