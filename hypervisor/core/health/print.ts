/** The line of a record on EVENT_CONSOLE (abi/events.ts). */
import { u64 } from '@bulkhead/bare';
import type { HealthRecord } from '../../abi/health.ts';
import { eventPort } from '../console/consoles.ts';
import { beginLine, endLineLater, field } from '../console/line.ts';

/**
 * The caller sends it.
 * @cold
 */
export function printRecord(record: HealthRecord): void {
  beginLine('health');
  field('sequence', record.sequence);
  field('boot', u64(record.boot));
  field('partition', u64(record.partition));
  field('vcpu', u64(record.vcpu));
  field('error', u64(record.error));
  field('action', u64(record.action));
  field('count', u64(record.count));
  endLineLater(eventPort);
}
