/** Reads each report when it is signalled; none may be left out. */
import type { u64 } from '@bulkhead/bare';
import { print, printLine, printNumber } from '@bulkhead/sdk';
import { readStatus, waitForStatus } from './logger.ports.ts';
import { Status } from './status.ts';

const status = new Status();

export function main(): void {
  let last: u64 = 0n;
  let wrong: u64 = 0n;
  while (status.isLast === 0n) {
    waitForStatus();
    if (!readStatus(status) || status.second !== last + 1n) wrong += 1n;
    last = status.second;
  }
  printNumber(last);
  print(' reports, ');
  printNumber(wrong);
  printLine(' out of order');
}
