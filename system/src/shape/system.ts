import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { showList, showValue } from '../diagnostics/show.ts';
import { checkChannelsShape } from './channel.ts';
import { array, integer, optional, record, size } from './fields.ts';
import { checkBoardErrorShape, checkNeverFlowsShape } from './health.ts';
import { checkPartitionShape } from './partition.ts';
import { checkRecord, type Fields, isRecord } from './record.ts';
import { checkSchedulesShape } from './schedule.ts';

export const SYSTEM: Fields = {
  board: record,
  partitions: record,
  schedules: optional(record),
  channels: optional(record),
  console: optional(record),
  onBoardError: optional(record),
  neverFlows: optional(array),
};
export const CONSOLE: Fields = { core: optional(integer) };

/** What of a description is well-formed enough for the stages that follow. */
export interface ShapeResult {
  /** Whether the board and the system-wide fields can be used. */
  readonly usable: boolean;
  readonly partitions: ReadonlySet<string>;
}

export function checkSystemShape(description: unknown, report: Diagnostics): ShapeResult {
  const before = report.list.length;
  checkRecord(description, '', SYSTEM, report);
  if (!isRecord(description)) return { usable: false, partitions: new Set() };
  if (isRecord(description.console)) checkRecord(description.console, 'console', CONSOLE, report);
  if (isRecord(description.board)) checkBoard(description.board, report);
  if (isRecord(description.schedules)) checkSchedulesShape(description.schedules, report);
  if (isRecord(description.channels)) checkChannelsShape(description.channels, report);
  if (isRecord(description.onBoardError)) checkBoardErrorShape(description.onBoardError, report);
  if (Array.isArray(description.neverFlows)) checkNeverFlowsShape(description.neverFlows, report);
  const usable = report.list.length === before;
  return { usable, partitions: usablePartitions(description.partitions, report) };
}

/** Board descriptions come from a board's function: only what its options decide can be wrong. */
function checkBoard(board: Record<string, unknown>, report: Diagnostics): void {
  const { ram, devices, cores, uart } = board;
  checkRecord({ ram, devices, cores }, 'board', { ram: record, devices: record, cores: integer }, report);
  if (isRecord(devices) && !(typeof uart === 'string' && Object.hasOwn(devices, uart))) {
    report.add('BS2321', 'board.uart', `one of ${showList(Object.keys(devices))}`, showValue(uart));
  }
  if (isRecord(ram)) checkRecord({ memory: ram.size }, 'board', { memory: size }, report);
}

function usablePartitions(partitions: unknown, report: Diagnostics): Set<string> {
  const names = new Set<string>();
  if (!isRecord(partitions)) return names;
  const entries = Object.entries(partitions);
  for (const [name, value] of entries) {
    if (checkPartitionShape(name, value, report)) names.add(name);
  }
  if (entries.length === 0) report.add('BS2006', 'partitions', 'at least one partition', 'none');
  return names;
}
