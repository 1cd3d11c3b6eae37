/** The line of a record on EVENT_CONSOLE (abi/events.ts). */
import { u64 } from '@bulkhead/bare';
import type { HealthRecord } from '../../abi/health.ts';
import { eventPort } from '../console/consoles.ts';
import { beginLine, endLine, field } from '../console/line.ts';

/** @cold */
export function printRecord(record: HealthRecord): void {
  beginLine(eventPort, 'health');
  field(eventPort, 'sequence', record.sequence);
  field(eventPort, 'boot', u64(record.boot));
  field(eventPort, 'partition', u64(record.partition));
  field(eventPort, 'vcpu', u64(record.vcpu));
  field(eventPort, 'error', u64(record.error));
  field(eventPort, 'action', u64(record.action));
  field(eventPort, 'count', u64(record.count));
  endLine(eventPort);
}
