/** A record of the health log, with everything in words. */
import { HealthAction, type HealthRecord, NO_PARTITION } from '@bulkhead/hypervisor/abi/health';
import { actionName, describeError, type ImageName } from '@bulkhead/system';
import type { BuiltSystem } from '../build/built-system.ts';
import type { FaultEvent } from '../events/event.ts';
import { causeName } from '../events/names.ts';
import { debugFilesOf, faultAddress, faultHeadline, faultSource } from '../report/fault.ts';
import { faultTrace } from '../report/trace.ts';
import type { ReadLog } from './log.ts';

export interface DescribedRecord {
  readonly record: HealthRecord;
  /** Since the system counter began. */
  readonly seconds: number;
  /** Absent for an error of the system. */
  readonly partition?: string;
  readonly error: string;
  readonly words: string;
  readonly action: string;
  readonly cause?: string;
  /** What the syndrome says. */
  readonly headline?: string;
  /** What is at the address. */
  readonly address?: string;
  /** The source line, and the calls that led to it. */
  readonly source: readonly string[];
  readonly callers: readonly string[];
}

/** Every record; without the system partitions are numbers, and there are no source lines. */
export function describeLog(log: ReadLog, built: BuiltSystem | undefined): DescribedRecord[] {
  const images = new Map<string, ImageName>();
  return log.records.map((record) => {
    // A partition runs from its fallback image from the action of that name on, until the board starts again.
    const key = `${record.boot}.${record.partition}`;
    const image = images.get(key) ?? 'primary';
    if (record.action === HealthAction.Fallback) images.set(key, 'fallback');
    return describeRecord(record, image, log.ticksPerSecond, built);
  });
}

function describeRecord(
  record: HealthRecord,
  image: ImageName,
  ticksPerSecond: bigint,
  built: BuiltSystem | undefined,
): DescribedRecord {
  const { name: error, words } = describeError(record.error);
  const partition = partitionName(record.partition, built);
  const fault: FaultEvent = { kind: 'fault', ...pick(record) };
  const isFault = record.cause !== 0;
  const address = isFault && built ? faultAddress(fault, built.checked) : undefined;
  const debug = built && partition !== undefined ? debugFilesOf(fault, partition, built, image) : undefined;
  const trace = { kind: 'trace', partition: record.partition, addresses: [...record.trace] } as const;
  return {
    ...{ record, error, words },
    seconds: ticksPerSecond === 0n ? 0 : Number(record.timeTicks) / Number(ticksPerSecond),
    ...(partition === undefined ? {} : { partition }),
    action: actionName(record.action) ?? `action ${record.action}`,
    ...(isFault ? { cause: causeName(record.cause), headline: faultHeadline(fault) } : {}),
    ...(address === undefined ? {} : { address }),
    source: faultSource(fault, debug),
    callers:
      built && partition !== undefined
        ? faultTrace(partition, { fault, faultImage: image, trace }, built)
        : [],
  };
}

function pick({ partition, vcpu, cause, esr, elr, far, ipa, spsr }: HealthRecord) {
  return { partition, vcpu, cause, esr, elr, far, ipa, spsr };
}

function partitionName(index: number, built: BuiltSystem | undefined): string | undefined {
  if (index === NO_PARTITION) return undefined;
  return built?.checked.partitions[index]?.name ?? `partition ${index}`;
}
