/**
 * The report of a fault, line by line: on a shared core, and at a partition's end, before anything else; else while the
 * next life runs, so that it does not wait for the UART.
 */
import { wrappingAdd } from '@bulkhead/bare';
import type { Partition } from '../partition.ts';
import type { Turnover } from '../turnover-state.ts';
import { printReport } from './report.ts';

/** A life has ended while the report of an earlier one is being said. */
export function isBehind(partition: Partition): boolean {
  return partition.unsaid.load() !== 0n && partition.reportDue.load() !== 0n;
}

/** The next line, of the oldest report; false when all has been said. */
export function sayLine(partition: Partition, work: Turnover): boolean {
  if (partition.unsaid.load() === 0n) {
    partition.unsaid.store(partition.reportDue.exchange(0n));
    work.line = 0;
  }
  const sequence = partition.unsaid.load();
  if (sequence === 0n) return false;
  if (printReport(sequence, work.line)) work.line = wrappingAdd(work.line, 1);
  else partition.unsaid.store(0n);
  return true;
}
