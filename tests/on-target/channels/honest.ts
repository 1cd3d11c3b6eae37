/** Reads and receives whatever is there, and sleeps now and then, so that the emulator gives the other core a turn. */
import { fixed, type u32, type u64 } from '@bulkhead/bare';
import { delay, printLine } from '@bulkhead/sdk';
import {
  type QueueMessage,
  readSample,
  receiveQueue,
  type SampleMessage,
  signalDone,
} from './honest.ports.ts';

const ROUNDS: u32 = 5000;
const ROUNDS_AWAKE: u32 = 50;
const SLEEP_NS: u64 = 10_000n;
const sample: SampleMessage = fixed(64, 0);
const message: QueueMessage = fixed(24, 0);

export function main(): void {
  let taken: u32 = 0;
  for (let i: u32 = 0; i < ROUNDS; i++) {
    if (i % ROUNDS_AWAKE === 0) delay(SLEEP_NS);
    if (readSample(sample)) taken += 1;
    if (receiveQueue(message) === 0) taken += 1;
  }
  printLine(taken > 0 ? 'alive' : 'alive, with nothing');
  signalDone();
}
