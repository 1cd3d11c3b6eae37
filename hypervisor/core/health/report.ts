/** What is said of a fault on EVENT_CONSOLE, in pieces: from its record, since the guest may be gone. */
import { type u32, u64 } from '@bulkhead/bare';
import type { HealthRecord } from '../../abi/health.ts';
import { eventPort } from '../console/consoles.ts';
import { beginLine, decimal, endLine, field, hex, text } from '../console/line.ts';
import { recordAt } from './log.ts';

const REGISTERS: u32 = 31;
const REGISTERS_A_LINE: u32 = 8;
const LINES_OF_REGISTERS: u32 = 4;

/** The line of the fault itself. */
export function printFault(record: HealthRecord): void {
  beginLine(eventPort, 'fault');
  field(eventPort, 'partition', u64(record.partition));
  field(eventPort, 'vcpu', u64(record.vcpu));
  field(eventPort, 'cause', u64(record.cause));
  field(eventPort, 'esr', record.esr);
  field(eventPort, 'elr', record.elr);
  field(eventPort, 'far', record.far);
  field(eventPort, 'ipa', record.ipa);
  field(eventPort, 'spsr', record.spsr);
  endLine(eventPort);
}

function numbered(name: string, number: u32, value: u64): void {
  text(eventPort, name);
  decimal(eventPort, number);
  text(eventPort, '=');
  hex(eventPort, value);
}

function printRegisters(record: HealthRecord, line: u32): void {
  beginLine(eventPort, 'registers');
  field(eventPort, 'partition', u64(record.partition));
  const first: u32 = line * REGISTERS_A_LINE;
  for (let i: u32 = first; i < first + REGISTERS_A_LINE && i < REGISTERS; i++) numbered(' x', i, record.x[i]);
  if (line === LINES_OF_REGISTERS - 1) field(eventPort, 'sp', record.sp);
  endLine(eventPort);
}

function printTrace(record: HealthRecord): void {
  beginLine(eventPort, 'trace');
  field(eventPort, 'partition', u64(record.partition));
  for (let i: u32 = 0; i < record.trace.length && record.trace[i] !== 0n; i++)
    numbered(' t', i, record.trace[i]);
  endLine(eventPort);
}

/** Piece `step` of the report; false when there is no more to say. */
export function printReport(sequence: u64, step: u32): boolean {
  const record = recordAt(sequence);
  if (record === null || record.cause === 0) return false;
  if (step === 0) printFault(record);
  else if (step <= LINES_OF_REGISTERS) printRegisters(record, step - 1);
  else if (step === LINES_OF_REGISTERS + 1) printTrace(record);
  else return false;
  return true;
}
