/** The locks of a core that gives up what it was doing. */
import type { Locked, u32 } from '@bulkhead/bare';
import { forceRelease, holds } from '@bulkhead/bare/unsafe';
import { eventPort, logPort } from './console/consoles.ts';
import { decoders } from './console/input.ts';
import { transmitter } from './console/transmitter.ts';
import { ring } from './health/log.ts';
import { type Partition, partitions } from './partition.ts';

/** True when this core was changing something of the partition. Safety: it asks only who holds the locks. */
export function isChanging(partition: Partition): boolean {
  return (
    holds(partition.state) ||
    holds(partition.interrupts.gic) ||
    holds(partition.console.state) ||
    holds(partition.watchdog.state)
  );
}

/**
 * Safety: only `giveUpLocks` calls it, for a core that has abandoned whoever held the lock; the caller sees to it
 * that what it protected is either made new or whole in every state.
 */
function giveUp<T extends object>(lock: Locked<T>): void {
  if (holds(lock)) forceRelease(lock);
}

/**
 * Frees every lock that this core holds. What partitions' locks protect may be half changed: the caller stops those
 * for which `isChanging` was true, and a start makes it new. What the shared ones protect (rings, the frame that is
 * sent, the decoder) is bytes under way and indices into them, each checked when it is used: any state of it is one
 * to go on from.
 */
export function giveUpLocks(): void {
  for (let index: u32 = 0; index < partitions.count(); index++) {
    const partition = partitions.of(index);
    giveUp(partition.state);
    giveUp(partition.interrupts.gic);
    giveUp(partition.console.state);
    giveUp(partition.watchdog.state);
  }
  giveUp(logPort.state);
  giveUp(eventPort.state);
  giveUp(transmitter);
  giveUp(decoders);
  giveUp(ring);
}
