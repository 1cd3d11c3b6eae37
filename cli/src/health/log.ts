/** The health log as it lies in memory (hypervisor/abi/health.ts). */
import {
  HEALTH_MAGIC,
  HEALTH_RECORDS,
  HEALTH_VERSION,
  HealthLog,
  type HealthRecord,
} from '@bulkhead/hypervisor/abi/health';
import { decodeRecord, encodeRecord, sizeOfRecord } from '@bulkhead/system';
import { CliError } from '../errors.ts';

export interface ReadLog {
  /** Starts of the board with this log. */
  readonly boots: number;
  readonly ticksPerSecond: bigint;
  /** Of all records that ever were; the ring keeps the newest. */
  readonly newest: bigint;
  /** The oldest first. */
  readonly records: readonly HealthRecord[];
  /** Places of the ring whose sum is not that of their words: half-written, or memory that has not survived. */
  readonly damaged: number;
}

/** Reads the log at the start of a dump of its memory. */
export function readHealthLog(bytes: Uint8Array, file: string): ReadLog {
  const size = sizeOfRecord(new HealthLog());
  if (bytes.length < size) {
    throw new CliError(
      `${file} is too short for a health log.`,
      `It has ${size} bytes at least; this has ${bytes.length}.`,
    );
  }
  const log = decodeRecord(new HealthLog(), bytes, 0);
  if (log.magic !== HEALTH_MAGIC || log.version !== HEALTH_VERSION) {
    throw new CliError(
      `${file} is no health log of version ${HEALTH_VERSION}.`,
      'Give a dump of the two pages behind the image, from their first byte on.',
    );
  }
  const written = Array.from({ length: HEALTH_RECORDS }, (_, index) => log.records[index]!).filter(
    ({ sequence }) => sequence !== 0n,
  );
  const intact = written.filter(hasItsSum);
  return {
    boots: log.boots,
    ticksPerSecond: log.ticksPerSecond,
    newest: log.newest,
    records: intact.sort((a, b) => (a.sequence < b.sequence ? -1 : 1)),
    damaged: written.length - intact.length,
  };
}

/** The sum of the words before it, wrapping. */
function hasItsSum(record: HealthRecord): boolean {
  const bytes = encodeRecord(record);
  const view = new DataView(bytes.buffer);
  let sum = 0n;
  for (let at = 0; at < bytes.length - 8; at += 8) sum += view.getBigUint64(at, true);
  return BigInt.asUintN(64, sum) === record.sum;
}
