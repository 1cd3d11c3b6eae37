import type { u64 } from '@bulkhead/bare';

/** Once a second. */
export class Status {
  second: u64 = 0n;
  isLast: u64 = 0n;
}
