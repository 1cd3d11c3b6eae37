/** Sends and writes until its peer has had it say everything, and sleeps now and then, so that both cores get turns. */
import { fixed, type u32, type u64 } from '@bulkhead/bare';
import { delay, printLine, SendResult } from '@bulkhead/sdk';
import { type QueueMessage, type SampleMessage, sendQueue, signalDone, writeSample } from './writer.ports.ts';

const ROUNDS: u32 = 5000;
const ROUNDS_AWAKE: u32 = 50;
const SLEEP_NS: u64 = 10_000n;
const sample: SampleMessage = fixed(64, 0);
const message: QueueMessage = fixed(24, 0);

class Tally {
  sent: boolean = false;
  full: boolean = false;
  broken: boolean = false;
}
const tally = new Tally();

function note(result: SendResult): void {
  if (result === SendResult.Sent) tally.sent = true;
  else if (result === SendResult.Full) tally.full = true;
  else tally.broken = true;
}

export function main(): void {
  let round: u32 = 0;
  while (round < ROUNDS || !(tally.sent && tally.full && tally.broken)) {
    if (round % ROUNDS_AWAKE === 0) delay(SLEEP_NS);
    writeSample(sample);
    note(sendQueue(message));
    round += 1;
  }
  printLine('sent, full and broken');
  signalDone();
}
