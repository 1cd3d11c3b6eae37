import { formatDuration } from '../authored/duration.ts';
import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import type { PlacedPartition } from '../stages/placed.ts';
import type { ScheduledCore } from '../stages/scheduled.ts';
import { frameOf } from '../time/frames.ts';
import { type Interval, leastSupplied } from '../time/supply.ts';
import { greatestCommonDivisor, MAX_FRAME_NS, MICROSECOND_NS } from '../time/units.ts';
import type { PlacedRule } from './rule.ts';

/** A periodic partition gets its budget in every period, from its windows alone. */
export const budgets: PlacedRule = ({ partitions, schedules }, report) => {
  for (const partition of partitions) {
    if (!checkPeriod(partition, report)) continue;
    for (const schedule of schedules.filter(isSound)) checkBudget(partition, schedule, report);
  }
};

/** Whether the partition is periodic and its numbers make sense. */
function checkPeriod({ path, periodNs, budgetNs }: PlacedPartition, report: Diagnostics): boolean {
  if (periodNs === undefined && budgetNs === undefined) return false;
  if (periodNs === undefined || budgetNs === undefined) {
    const [has, lacks] = periodNs === undefined ? ['budget', 'period'] : ['period', 'budget'];
    report.add('BS2713', path, 'a period and a budget, or neither', `a ${has} without a ${lacks}`);
    return false;
  }
  const before = report.list.length;
  if (periodNs === 0n || periodNs > MAX_FRAME_NS) {
    const expected = `a period above 0 and up to ${formatDuration(MAX_FRAME_NS)}`;
    report.add('BS2713', `${path}.period`, expected, formatDuration(periodNs));
  } else if (periodNs % MICROSECOND_NS !== 0n) {
    report.add('BS2707', `${path}.period`, 'a multiple of 1us', formatDuration(periodNs));
  } else if (budgetNs === 0n || budgetNs > periodNs) {
    const expected = `a budget above 0 and up to the period of ${formatDuration(periodNs)}`;
    report.add('BS2713', `${path}.budget`, expected, formatDuration(budgetNs));
  }
  return report.list.length === before;
}

/** Windows that other rules refuse have no supply to speak of. */
function isSound({ majorFrameNs, windows }: ScheduledCore): boolean {
  let endNs = 0n;
  for (const { startNs, durationNs } of windows) {
    if (startNs < endNs) return false;
    endNs = startNs + durationNs;
  }
  return majorFrameNs > 0n && endNs <= majorFrameNs;
}

/**
 * Periods begin with the first frame; the k-th starts k periods later, which is at some multiple of the greatest
 * common divisor in a frame, and at each of them once in a hyperperiod.
 */
export function leastBudget(
  schedule: ScheduledCore,
  user: { readonly partition: number; readonly vcpu: number },
  periodNs: bigint,
): Interval {
  const grid = greatestCommonDivisor(periodNs, schedule.majorFrameNs);
  return leastSupplied(frameOf(schedule, user), periodNs, grid);
}

function checkBudget(partition: PlacedPartition, schedule: ScheduledCore, report: Diagnostics): void {
  const { index, path, cores, name } = partition;
  const [periodNs, budgetNs] = [partition.periodNs!, partition.budgetNs!];
  const vcpu = cores.indexOf(schedule.core);
  if (vcpu < 0) return;
  const least = leastBudget(schedule, { partition: index, vcpu }, periodNs);
  if (least.suppliedNs >= budgetNs) return;
  const from = formatDuration(least.startNs);
  const to = formatDuration(least.startNs + periodNs);
  report.add(
    'BS2714',
    `${path}.budget`,
    `windows of at least ${formatDuration(budgetNs)} in every ${formatDuration(periodNs)} on core ${schedule.core}`,
    `${formatDuration(least.suppliedNs)} in the period from ${from} to ${to} of the major frame`,
    `give ${name} more or other windows in ${schedule.path}, or a smaller budget`,
  );
}
