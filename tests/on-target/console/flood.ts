/** Writes to its console as fast as it can for 300 ms, and does not care what is lost. */
import type { u64 } from '@bulkhead/bare';
import { now, printLine } from '@bulkhead/sdk';

const FOR_NS: u64 = 300_000_000n;

export function main(): void {
  const end: u64 = now() + FOR_NS;
  while (now() < end) printLine('flood flood flood flood flood flood flood flood flood flood flood');
}
