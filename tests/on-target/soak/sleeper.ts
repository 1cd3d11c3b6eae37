/** Wakes a few times a second, at no round time, until it is told that all is done. */
import type { u64 } from '@bulkhead/bare';
import { waitForSignalWithin } from '@bulkhead/sdk';
import { DONE_INTID } from './sleeper.ports.ts';

const SLEEP_NS: u64 = 333_333_333n;

export function main(): void {
  while (!waitForSignalWithin(DONE_INTID, SLEEP_NS)) {}
}
