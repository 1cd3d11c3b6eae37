import type { ScheduledCore, ScheduledVcpu } from '../stages/scheduled.ts';
import type { Frame } from './supply.ts';

/** The part of a core's frame that is one vCPU's. */
export function frameOf(
  { majorFrameNs, windows }: ScheduledCore,
  { partition, vcpu }: Pick<ScheduledVcpu, 'partition' | 'vcpu'>,
): Frame {
  const own = windows.filter((window) => window.partition === partition && window.vcpu === vcpu);
  return { frameNs: majorFrameNs, windows: own };
}
