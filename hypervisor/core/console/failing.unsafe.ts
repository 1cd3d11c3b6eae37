/** What a core that fails does to the locks of the console. */
import { type Locked, tryAcquire, type u32 } from '@bulkhead/bare';
import { forceRelease, holds } from '@bulkhead/bare/unsafe';
import { relax } from '#lock';
import type { ConsolePort } from './port.ts';
import { transmitter } from './transmitter.ts';

/** Turns for which another core may hold a lock; one that has it longer has failed itself. */
const PATIENCE: u32 = 100_000;

function isFree<T extends object>(lock: Locked<T>): boolean {
  using guard = tryAcquire(lock);
  return guard !== null;
}

/**
 * Waits for the lock of another core, and gives up the core's own. Safety: what it protected is not used again by
 * this core as if it were whole: rings and frames have valid indices in every state, since each access is checked.
 */
function free<T extends object>(lock: Locked<T>): void {
  for (let i: u32 = 0; i < PATIENCE && !holds(lock); i++) {
    if (isFree(lock)) return;
    relax();
  }
  forceRelease(lock);
}

/** Makes the port usable for the last line of a board that stops. */
export function seizeConsole(port: ConsolePort): void {
  free(port.state);
  free(transmitter);
}
