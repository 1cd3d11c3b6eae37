import type { BuiltSystem } from '../build/built-system.ts';
import { type DescribedRecord, describeLog } from '../health/describe.ts';
import type { ReadLog } from '../health/log.ts';
import { registerRows } from './fault.ts';
import type { Style } from './style.ts';
import { table } from './table.ts';

const HEADING = ['', 'time', 'start', 'partition', 'vCPU', 'error', 'action', 'count'];

/** The log as a table, then each record in words. */
export function healthReport(
  log: ReadLog,
  built: BuiltSystem | undefined,
  withRegisters: boolean,
  style: Style,
): string {
  const described = describeLog(log, built);
  return [
    style.bold(title(log)),
    ...(described.length === 0 ? [] : listed(described, withRegisters, style)),
  ].join('\n');
}

function title({ boots, newest, records, damaged }: ReadLog): string {
  const starts = boots === 1 ? 'one start of the board' : `${boots} starts of the board`;
  const all =
    newest === BigInt(records.length) ? `${newest}` : `${newest}, of which ${records.length} are kept`;
  const lost = damaged === 0 ? '' : `; ${damaged} damaged`;
  return `Errors recorded in ${starts}: ${all}${lost}`;
}

function listed(described: readonly DescribedRecord[], withRegisters: boolean, style: Style): string[] {
  const rows = described.map(({ record, seconds, partition, error, action }) => [
    `${record.sequence}`,
    `${seconds.toFixed(6)} s`,
    `${record.boot}`,
    partition ?? 'system',
    partition === undefined ? '' : `${record.vcpu}`,
    error,
    action,
    `${record.count}`,
  ]);
  const [heading, ...lines] = table([HEADING, ...rows], [0, 1, 2, 4, 7]);
  return [style.dim(heading!), ...lines, ...described.flatMap((one) => ['', ...details(one, withRegisters)])];
}

function details(one: DescribedRecord, withRegisters: boolean): string[] {
  const { record, words, headline, address, source, callers } = one;
  const registers = {
    kind: 'registers',
    partition: record.partition,
    x: [...record.x],
    sp: record.sp,
  } as const;
  return [
    `${record.sequence}: ${one.partition ?? 'system'}: ${words}`,
    ...[
      ...(headline === undefined ? [] : [headline]),
      ...(address === undefined ? [] : [address]),
      ...source,
      ...callers,
      ...(withRegisters
        ? [`pc 0x${record.elr.toString(16).padStart(16, '0')}`, ...registerRows(registers)]
        : []),
    ].map((line) => `   ${line}`),
  ];
}
