/** Reads the clock that another partition has. */
import { u64 } from '@bulkhead/bare';
import { printNumber } from '@bulkhead/sdk';
import { readDevice } from './device.unsafe.ts';

export function main(): void {
  printNumber(u64(readDevice(0x0901_0000n)));
}
