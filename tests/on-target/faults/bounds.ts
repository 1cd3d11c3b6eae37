/** Uses an index that its array does not have. */
import { type Fixed, fixed, type u32, u64 } from '@bulkhead/bare';
import { delay, now, printNumber } from '@bulkhead/sdk';

const values: Fixed<u32, 8> = fixed(8, 7);

export function main(): void {
  delay(10_000_000n);
  const index: u32 = now() > 0n ? 8 : 0;
  printNumber(u64(values[index]));
}
