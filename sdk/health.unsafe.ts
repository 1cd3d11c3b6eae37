/**
 * The health log (hypervisor/abi/health.ts), which a partition with `rights.health` sees read-only. The hypervisor
 * may write while the partition reads: a record counts only if its sum is that of its words.
 */
import { u32, u64, wrappingAdd } from '@bulkhead/bare';
import { addressOf, copyMemory, instruction, loadU64, overlay, sizeOf } from '@bulkhead/bare/unsafe';
import { HEALTH_RECORDS, HealthLog, type HealthRecord } from '@bulkhead/hypervisor/abi/health';
import { GUEST_HEALTH } from '@bulkhead/hypervisor/abi/platform';

const WORD_BYTES: u64 = 8n;

/** Sequence number of the newest record; 0 when there is none. Safety: the log is mapped for whoever has the right. */
export function newestHealthRecord(): u64 {
  const log = overlay(HealthLog, GUEST_HEALTH);
  instruction('dmb ld');
  return log.newest;
}

/**
 * Copies the record of that sequence number; false when the ring no longer has it, or it is just being written.
 * Safety: the source is a record of the log; whatever its words are, they are values of its fields.
 */
export function readHealthRecord(sequence: u64, into: HealthRecord): boolean {
  if (sequence === 0n) return false;
  const log = overlay(HealthLog, GUEST_HEALTH);
  const record = log.records[u32((sequence - 1n) % u64(HEALTH_RECORDS))];
  copyMemory(addressOf(into), addressOf(record), sizeOf(into));
  instruction('dmb ld');
  return into.sequence === sequence && sumOf(into) === into.sum;
}

/** Of the words before the sum itself. Safety: the words of the partition's own copy. */
function sumOf(record: HealthRecord): u64 {
  const start = addressOf(record);
  const end = start + sizeOf(record) - WORD_BYTES;
  let sum: u64 = 0n;
  for (let at = start; at < end; at += WORD_BYTES) sum = wrappingAdd(sum, loadU64(at));
  return sum;
}
