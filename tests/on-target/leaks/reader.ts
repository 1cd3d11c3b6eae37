/** Looks for what another partition has left, from its first instruction on. */
import type { u32, u64 } from '@bulkhead/bare';
import { print, printLine, waitForWindow } from '@bulkhead/sdk';
import { keys, untold } from './registers.unsafe.ts';

const ROUNDS: u32 = 4;

function tell(what: string, found: u64, round: u32): boolean {
  if (found === 0n) return false;
  print(what);
  printLine(round === 0 ? ' at the start' : ' later');
  return true;
}

export function main(): void {
  let found = false;
  for (let round: u32 = 0; round < ROUNDS; round++) {
    const isKeys = tell('keys', keys(), round);
    const isUntold = tell('registers', untold(), round);
    if (isKeys || isUntold) found = true;
    waitForWindow();
  }
  printLine(found ? 'something found' : 'nothing found');
}
