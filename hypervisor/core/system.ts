/** The system as a whole: how many partitions still live, and the end of it all. */
import { type Atomic, atomic, type u32, u64 } from '@bulkhead/bare';
import { powerOffBoard, waitForInterrupt } from '#machine';
import { HaltReason } from '../abi/events.ts';
import { packedConfiguration } from './configuration.ts';
import { eventPort, logPort } from './console/consoles.ts';
import { beginLine, drain, endLine, field } from './console/line.ts';
import { partitions } from './partition.ts';

/** Partitions that have ended. */
const ended: Atomic<u32> = atomic(0);

/** Sends what is still in the rings, then powers the board off; if that fails, sleeps for ever. */
export function stopBoard(): void {
  for (let index: u32 = 0; index < packedConfiguration().partitionCount; index++)
    drain(partitions.of(index).console);
  drain(logPort);
  drain(eventPort);
  powerOffBoard();
  while (true) waitForInterrupt();
}

/** Counts a partition that has ended; with the last one the board is powered off. */
export function countEnded(): void {
  const all = ended.add(1) + 1 === packedConfiguration().partitionCount;
  if (!all) return;
  beginLine(eventPort, 'halt');
  field(eventPort, 'reason', u64(HaltReason.AllEnded));
  endLine(eventPort);
  stopBoard();
}

/** Before any partition could run: the configuration was refused. */
export function haltRefused(): void {
  beginLine(eventPort, 'halt');
  field(eventPort, 'reason', u64(HaltReason.ConfigurationRefused));
  endLine(eventPort);
  drain(logPort);
  drain(eventPort);
  powerOffBoard();
  while (true) waitForInterrupt();
}
