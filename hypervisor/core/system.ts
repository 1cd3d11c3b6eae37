/** The system as a whole: how many partitions still live, and the end of it all. */
import { type Atomic, atomic, type u32, u64 } from '@bulkhead/bare';
import { waitForInterrupt } from '#machine';
import { powerOffBoard, resetBoard } from '#power';
import { HaltReason } from '../abi/events.ts';
import { HealthAction } from '../abi/health.ts';
import { packedConfiguration } from './configuration.ts';
import { eventPort, logPort } from './console/consoles.ts';
import { beginLine, drain, endLine, field } from './console/line.ts';
import { printUnsaid } from './health/report.ts';
import { partitions } from './partition.ts';

/** Added, it takes one away. */
const ALL: u32 = 0xffff_ffff;
/** Partitions that have been started and have not ended for good. */
const living: Atomic<u32> = atomic(0);

/**
 * Before anything runs: so many partitions start at boot.
 * @boot
 */
export function expectPartitions(count: u32): void {
  living.store(count);
}

/** A partition starts that was not among those, or had ended. */
export function countStarted(): void {
  living.add(1);
}

/** Sends what is still in the rings, then powers the board off; if that fails, sleeps for ever. */
export function stopBoard(): void {
  for (let index: u32 = 0; index < packedConfiguration().partitionCount; index++)
    drain(partitions.of(index).console);
  drain(logPort);
  drain(eventPort);
  powerOffBoard();
  while (true) waitForInterrupt();
}

function halt(reason: HaltReason): void {
  beginLine('halt');
  field('reason', u64(reason));
  endLine(eventPort);
}

/** Counts a partition that has ended; with the last one the board is powered off. */
export function countEnded(): void {
  if (living.add(ALL) !== 1) return;
  halt(HaltReason.AllEnded);
  stopBoard();
}

/**
 * An error has the whole board stop, or start again.
 * @cold
 */
export function stopForError(action: u32): void {
  for (let i: u32 = 0; i < packedConfiguration().partitionCount; i++) printUnsaid(partitions.of(i));
  halt(action === HealthAction.ResetSystem ? HaltReason.ErrorReset : HaltReason.Error);
  if (action === HealthAction.ResetSystem) {
    drain(eventPort);
    resetBoard();
  }
  stopBoard();
}

/** Before any partition could run: the configuration was refused. */
export function haltRefused(): void {
  halt(HaltReason.ConfigurationRefused);
  drain(logPort);
  drain(eventPort);
  powerOffBoard();
  while (true) waitForInterrupt();
}
