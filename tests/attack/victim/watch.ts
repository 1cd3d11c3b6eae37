/** What both victims do beside measuring: use the channels, look at their memory, report. */
import { type Fixed, fixed, type u32, u64 } from '@bulkhead/bare';
import { print, printLine, printNumber } from '@bulkhead/sdk';
import { countChanged, fillMemory, memoryWords } from './memory.unsafe.ts';

/** Words of memory that are looked at in every period. */
const SLICE: u64 = 32n;
const BUCKETS = 64;

class Watch {
  changed: u32 = 0;
  next: u64 = 0n;
  least: u64 = 0xffff_ffff_ffff_ffffn;
  most: u64 = 0n;
  buckets: Fixed<u32, 64> = fixed(BUCKETS, 0);
}
const watch = new Watch();

export function beginWatch(): void {
  fillMemory();
}

/** Notes a latency; the last bucket has all that is longer. */
export function note(latency: u64, bucketSize: u64): void {
  if (latency < watch.least) watch.least = latency;
  if (latency > watch.most) watch.most = latency;
  const bucket: u64 = latency / bucketSize;
  const last: u32 = BUCKETS - 1;
  for (let i: u32 = 0; i < BUCKETS; i++) {
    if (u64(i) === bucket || (i === last && bucket > u64(i))) watch.buckets[i] += 1;
  }
}

/** Looks at the next words of memory. */
export function lookAtMemory(): void {
  watch.changed += countChanged(watch.next, SLICE);
  watch.next = (watch.next + SLICE) % memoryWords();
}

export function report(): void {
  watch.changed += countChanged(0n, memoryWords());
  for (let i: u32 = 0; i < BUCKETS; i++) {
    if (watch.buckets[i] === 0) continue;
    print('bucket ');
    printNumber(u64(i));
    print(' ');
    printNumber(u64(watch.buckets[i]));
    printLine('');
  }
  print('latency ');
  printNumber(watch.least);
  print(' ');
  printNumber(watch.most);
  printLine('');
  printLine(watch.changed === 0 ? 'memory as it was' : 'memory changed');
}
