import type { ScheduledCore, ScheduledVcpu } from '../stages/scheduled.ts';
import { frameOf } from './frames.ts';
import { type Interval, leastSupplied } from './supply.ts';
import { greatestCommonDivisor } from './units.ts';

/**
 * What the windows give in the worst period. Periods begin with the first frame; the k-th starts k periods later,
 * which is at some multiple of the greatest common divisor in a frame, and at each of them once in a hyperperiod.
 */
export function leastBudget(
  schedule: ScheduledCore,
  user: Pick<ScheduledVcpu, 'partition' | 'vcpu'>,
  periodNs: bigint,
): Interval {
  const grid = greatestCommonDivisor(periodNs, schedule.majorFrameNs);
  return leastSupplied(frameOf(schedule, user), periodNs, grid);
}
