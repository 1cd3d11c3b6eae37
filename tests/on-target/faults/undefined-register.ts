/** Reads a system register that no CPU has. */
import { delay, printHex } from '@bulkhead/sdk';
import { undefinedRegister } from '../calls.unsafe.ts';

export function main(): void {
  delay(10_000_000n);
  printHex(undefinedRegister());
}
