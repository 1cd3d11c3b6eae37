/** Reads and receives whatever is there. */
import { fixed, type u32 } from '@bulkhead/bare';
import { printLine } from '@bulkhead/sdk';
import {
  type QueueMessage,
  readSample,
  receiveQueue,
  type SampleMessage,
  signalDone,
} from './honest.ports.ts';

const ROUNDS: u32 = 5000;
const sample: SampleMessage = fixed(64, 0);
const message: QueueMessage = fixed(24, 0);

export function main(): void {
  let taken: u32 = 0;
  for (let i: u32 = 0; i < ROUNDS; i++) {
    if (readSample(sample)) taken += 1;
    if (receiveQueue(message) === 0) taken += 1;
  }
  printLine(taken > 0 ? 'alive' : 'alive, with nothing');
  signalDone();
}
