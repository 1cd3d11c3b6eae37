/**
 * Asks the driver for registers of the clock. Some are behind the last one, which the driver does not survive: the
 * client is told at once, asks once more, and goes on with the next.
 */
import { u32, u64 } from '@bulkhead/bare';
import { CallResult, now, print, printHex, printLine, printNumber } from '@bulkhead/sdk';
import { callClock, signalDone } from './client.ports.ts';
import { Answer, Reply, Request } from './messages.ts';

/** Identification registers, whose values ARM DDI 0224 names, and the first offset behind the clock's page. */
const OFFSETS: readonly u32[] = [0xfe0, 0x1000, 0xfe4, 0x1000, 0xfe8, 0x1000, 0xfec];
const ATTEMPTS: u32 = 2;
const PATIENCE_NS: u64 = 10_000_000_000n;
const MICROSECOND_NS: u64 = 1000n;

const request = new Request();
const reply = new Reply();

function tellRegister(): void {
  print('register ');
  printHex(u64(request.offset));
}

function tellAnswer(since: u64): void {
  tellRegister();
  if (reply.answer === u32(Answer.Value)) {
    print(' is ');
    printHex(u64(reply.value));
  } else print(' does not exist');
  print(', after ');
  printNumber((now() - since) / MICROSECOND_NS);
  printLine(' us');
}

/** True when there is an answer. A driver that is on its way back is waited for. */
function ask(): boolean {
  const since = now();
  const result = callClock(request, reply, PATIENCE_NS);
  if (result === CallResult.Answered) {
    tellAnswer(since);
    return true;
  }
  tellRegister();
  printLine(result === CallResult.PeerGone ? ': the driver is gone' : ': no answer');
  return false;
}

export function main(): void {
  for (const offset of OFFSETS) {
    request.offset = offset;
    let attempts: u32 = 1;
    while (!ask() && attempts < ATTEMPTS) attempts += 1;
  }
  printLine('done');
  signalDone();
}
