/**
 * When the report of a fault is said: on a shared core, and at a partition's end, before anything else; else while the
 * next life runs, so that it does not wait for the UART.
 */
import { wrappingAdd } from '@bulkhead/bare';
import type { Partition } from '../partition.ts';
import type { Turnover } from '../turnover-state.ts';
import { printReport } from './report.ts';

function take(partition: Partition, work: Turnover): void {
  partition.unsaid.store(partition.reportDue.exchange(0n));
  work.line = 0;
  work.isBehind = false;
}

/** A life has ended, perhaps while an earlier one's report is being said. */
export function takeReport(partition: Partition, work: Turnover): void {
  if (partition.unsaid.load() === 0n) take(partition, work);
  else work.isBehind = true;
}

/** The next line, of the oldest report; false when all has been said. */
export function sayLine(partition: Partition, work: Turnover): boolean {
  const sequence = partition.unsaid.load();
  if (sequence === 0n) return false;
  if (printReport(sequence, work.line)) work.line = wrappingAdd(work.line, 1);
  else take(partition, work);
  return true;
}
