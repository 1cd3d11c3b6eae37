/** Misbehaves: after a moment's quiet work it reads memory that it does not own. */
import type { u64 } from '@bulkhead/bare';
import { delay, printHex, printLine } from '@bulkhead/sdk';
import { peek } from './peek.unsafe.ts';

/** Beyond this partition's memory. On the board, other partitions' memory lies there. */
const SOMEBODY_ELSES: u64 = 0x5000_0000n;

export function main(): void {
  printLine('looking innocent');
  delay(50_000_000n);
  printLine('reading memory that is not mine');
  printHex(peek(SOMEBODY_ELSES));
  printLine(' was read: the partition is not contained');
}
