/**
 * The health log (abi/health.ts): a ring of records in memory that survives a warm reset of the board. Nothing in it
 * steers the hypervisor.
 */
import { acquire, type Locked, locked, truncateU32, type u32, u64, wrappingAdd } from '@bulkhead/bare';
import {
  clearRecord,
  counter,
  counterFrequency,
  describeExit,
  type GuestFrame,
  healthLog,
  isSealed,
  seal,
} from '#machine';
import {
  HEALTH_MAGIC,
  HEALTH_RECORDS,
  HEALTH_VERSION,
  HealthAction,
  type HealthRecord,
  NO_PARTITION,
} from '../../abi/health.ts';
import { eventPort } from '../console/consoles.ts';
import { sendLines } from '../console/line.ts';
import { isRare } from '../events.ts';
import type { Partition } from '../partition.ts';
import { printRecord } from './print.ts';

/** Where the ring is: after boot, memory is not asked. */
class Ring {
  newest: u64 = 0n;
  boots: u32 = 0;
}

export const ring: Locked<Ring> = locked(new Ring());

/** The record's place follows from its number. */
function placeOf(sequence: u64): HealthRecord {
  return healthLog().records[(truncateU32(sequence) + HEALTH_RECORDS - 1) % HEALTH_RECORDS];
}

/**
 * The log as memory holds it, if that has survived; else an empty one. Returns how often the board has started with it.
 * @boot
 */
export function openHealthLog(): u32 {
  const log = healthLog();
  using guard = acquire(ring);
  const survives = log.magic === HEALTH_MAGIC && log.version === HEALTH_VERSION;
  for (const record of log.records) {
    if (!survives || !isSealed(record)) clearRecord(record);
  }
  guard.value.newest = survives ? log.newest : 0n;
  guard.value.boots = survives ? wrappingAdd(log.boots, 1) : 1;
  log.magic = HEALTH_MAGIC;
  log.version = HEALTH_VERSION;
  log.newest = guard.value.newest;
  log.boots = guard.value.boots;
  log.ticksPerSecond = counterFrequency();
  return guard.value.boots;
}

/**
 * Says what an earlier start of the board has left in the log, oldest first.
 * @boot
 */
export function announceSurvivors(): void {
  const first: u64 = wrappingAdd(healthLog().newest, 1n);
  for (let i: u32 = 0; i < HEALTH_RECORDS; i++) {
    const record = placeOf(wrappingAdd(first, u64(i)));
    if (record.sequence !== 0n) printRecord(record);
  }
  sendLines(eventPort);
}

/** The record of that number, if the ring has it still. */
export function recordAt(sequence: u64): HealthRecord | null {
  const record = placeOf(sequence);
  return sequence !== 0n && record.sequence === sequence ? record : null;
}

/**
 * Counts an error of a partition, and records it unless it comes again and again. Returns the number of the record, or 0.
 * `frame` holds the guest's registers, while the core's hold the exit; null when they are not at hand.
 * @cold
 */
export function recordError(
  partition: Partition | null,
  vcpu: u32,
  error: u32,
  action: u32,
  cause: u32,
  frame: GuestFrame | null,
): u64 {
  const before: u32 = partition === null ? 0 : partition.errors[error].add(1);
  if (!isRare(before) && action < HealthAction.Halt) return 0n;
  using guard = acquire(ring);
  const sequence: u64 = wrappingAdd(guard.value.newest, 1n);
  const record = placeOf(sequence);
  clearRecord(record);
  record.timeTicks = counter();
  record.boot = guard.value.boots;
  record.error = error;
  record.action = action;
  record.partition = partition === null ? NO_PARTITION : partition.index;
  record.vcpu = vcpu;
  record.count = wrappingAdd(before, 1);
  record.cause = cause;
  if (frame !== null) describeExit(record, partition, frame);
  record.sequence = sequence;
  seal(record);
  guard.value.newest = sequence;
  healthLog().newest = sequence;
  printRecord(record);
  // Where a life ends, its turnover sends.
  if (action <= HealthAction.Inject || action >= HealthAction.StopSystem) sendLines(eventPort);
  return sequence;
}
