import type { BuiltSystem } from '../build/built-system.ts';
import { describeLog } from '../health/describe.ts';
import type { ReadLog } from '../health/log.ts';

/** The log as data: numbers of registers are hexadecimal strings. */
export function healthJson(log: ReadLog, built: BuiltSystem | undefined): string {
  const data = {
    ...{ format: 'bulkhead-health', version: 1, system: built?.name },
    ...{ boots: log.boots, newest: Number(log.newest), damaged: log.damaged },
    records: describeLog(log, built).map(({ record, ...words }) => ({
      ...{ sequence: Number(record.sequence), boot: record.boot, vcpu: record.vcpu, count: record.count },
      ...words,
      ...{ pc: record.elr, esr: record.esr, far: record.far, ipa: record.ipa, spsr: record.spsr },
      ...{ sp: record.sp, x: [...record.x], trace: [...record.trace].filter((address) => address !== 0n) },
    })),
  };
  const hex = (_: string, value: unknown) => (typeof value === 'bigint' ? `0x${value.toString(16)}` : value);
  return JSON.stringify(data, hex, 2);
}
