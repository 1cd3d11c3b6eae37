/** The health log's memory, behind the image: mapped Non-cacheable, so that a warm reset finds what was written. */
import { type u64, wrappingAdd } from '@bulkhead/bare';
import { addressOf, fillMemory, instruction, loadU64, overlay, sizeOf } from '@bulkhead/bare/unsafe';
import { HealthLog, type HealthRecord } from '../../abi/health.ts';
import type { Pa } from '../../core/addresses.ts';
import { packedConfiguration } from '../../core/configuration.ts';
import { imageStart } from './image.unsafe.ts';

/** Where the log begins: behind the last page of the image, which validation keeps free of everything else. */
export function healthLogStart(): Pa {
  return imageStart() + packedConfiguration().imageSizeBytes;
}

/** Safety: `space.ts` has mapped it; fixed arrays bound every index, and nothing in it is believed. */
export function healthLog(): HealthLog {
  return overlay(HealthLog, healthLogStart());
}

/** Safety: exactly the record's own bytes. */
export function clearRecord(record: HealthRecord): void {
  fillMemory(addressOf(record), 0, sizeOf(record));
  instruction('dsb sy');
}

/** The sum of all words but the last. Safety: reads within the record. */
function sumOf(record: HealthRecord): u64 {
  const start = addressOf(record);
  let sum: u64 = 0n;
  for (let offset: u64 = 0n; offset < sizeOf(record) - 8n; offset += 8n)
    sum = wrappingAdd(sum, loadU64(start + offset));
  return sum;
}

/** Completes a record. Safety: the barrier has the record be there before the log names it. */
export function seal(record: HealthRecord): void {
  record.sum = sumOf(record);
  instruction('dsb sy');
}

/** Whether the record is as it was completed, and not empty. */
export function isSealed(record: HealthRecord): boolean {
  return record.sequence !== 0n && record.sum === sumOf(record);
}
