import type { CoreRecord } from '@bulkhead/hypervisor/abi/configuration';
import type { ScheduledCore } from '../stages/scheduled.ts';

/** How one core is shared. */
export function fillCore(record: CoreRecord, { majorFrameNs, windows, background }: ScheduledCore): void {
  record.majorFrameNs = majorFrameNs;
  record.windowCount = windows.length;
  for (const [index, { startNs, durationNs, partition, vcpu }] of windows.entries()) {
    Object.assign(record.windows[index]!, { startNs, durationNs, partition, vcpu });
  }
  record.backgroundCount = background.length;
  for (const [index, { partition, vcpu }] of background.entries()) {
    Object.assign(record.background[index]!, { partition, vcpu });
  }
}
