/** What is said of a fault on EVENT_CONSOLE, in pieces: from its record, since the guest may be gone. */
import { type u32, u64 } from '@bulkhead/bare';
import type { HealthRecord } from '../../abi/health.ts';
import { eventPort } from '../console/consoles.ts';
import { beginLine, endLineLater, field, numberedField, sendLines } from '../console/line.ts';
import type { Partition } from '../partition.ts';
import { recordAt } from './log.ts';

const REGISTERS: u32 = 31;
const REGISTERS_A_LINE: u32 = 8;
const LINES_OF_REGISTERS: u32 = 4;

/** The line of the fault itself. The caller sends it. */
export function printFault(record: HealthRecord): void {
  beginLine('fault');
  field('partition', u64(record.partition));
  field('vcpu', u64(record.vcpu));
  field('cause', u64(record.cause));
  field('esr', record.esr);
  field('elr', record.elr);
  field('far', record.far);
  field('ipa', record.ipa);
  field('spsr', record.spsr);
  endLineLater(eventPort);
}

function printRegisters(record: HealthRecord, line: u32): void {
  beginLine('registers');
  field('partition', u64(record.partition));
  const first: u32 = line * REGISTERS_A_LINE;
  for (let i: u32 = first; i < first + REGISTERS_A_LINE && i < REGISTERS; i++)
    numberedField(' x', i, record.x[i]);
  if (line === LINES_OF_REGISTERS - 1) field('sp', record.sp);
  endLineLater(eventPort);
}

function printTrace(record: HealthRecord): void {
  beginLine('trace');
  field('partition', u64(record.partition));
  for (let i: u32 = 0; i < record.trace.length && record.trace[i] !== 0n; i++)
    numberedField(' t', i, record.trace[i]);
  endLineLater(eventPort);
}

/** Piece `step` of the report, which the caller sends; false when there is no more to say. */
export function printReport(sequence: u64, step: u32): boolean {
  const record = recordAt(sequence);
  if (record === null || record.cause === 0) return false;
  if (step === 0) printFault(record);
  else if (step <= LINES_OF_REGISTERS) printRegisters(record, step - 1);
  else if (step === LINES_OF_REGISTERS + 1) printTrace(record);
  else return false;
  return true;
}

function printWhole(sequence: u64): void {
  for (let step: u32 = 0; sequence !== 0n && printReport(sequence, step); step++) sendLines(eventPort);
}

/**
 * What is still to be said of a partition's last lives, when the board stops.
 * @cold
 */
export function printUnsaid(partition: Partition): void {
  printWhole(partition.unsaid.exchange(0n));
  printWhole(partition.reportDue.exchange(0n));
}
