import { formatDuration } from '../../authored/duration.ts';
import type { PlacedPartition } from '../../stages/placed.ts';
import type { ScheduledCore } from '../../stages/scheduled.ts';
import { leastBudget } from '../../time/budget.ts';
import { MAX_FRAME_NS, MICROSECOND_NS } from '../../time/units.ts';
import { isSound } from '../../time/windows.ts';
import { placed, type Report } from '../rule.ts';

/** A periodic partition gets its budget in every period, from its windows alone. */
export const budget = placed('BS2714', ({ partitions, schedules }, report) => {
  for (const partition of partitions.filter(isPeriodic)) {
    for (const schedule of schedules.filter(isSound)) checkBudget(partition, schedule, report);
  }
});

type Periodic = PlacedPartition & { readonly periodNs: bigint; readonly budgetNs: bigint };

/** Whether its numbers make sense; other rules report those that do not. */
function isPeriodic(partition: PlacedPartition): partition is Periodic {
  const { periodNs = 0n, budgetNs = 0n } = partition;
  const isPeriod = periodNs > 0n && periodNs <= MAX_FRAME_NS && periodNs % MICROSECOND_NS === 0n;
  return isPeriod && budgetNs > 0n && budgetNs <= periodNs;
}

function checkBudget(partition: Periodic, schedule: ScheduledCore, report: Report): void {
  const { index, path, cores, name, periodNs, budgetNs } = partition;
  const vcpu = cores.indexOf(schedule.core);
  if (vcpu < 0) return;
  const least = leastBudget(schedule, { partition: index, vcpu }, periodNs);
  if (least.suppliedNs >= budgetNs) return;
  const from = formatDuration(least.startNs);
  const to = formatDuration(least.startNs + periodNs);
  report(
    `${path}.budget`,
    `windows of at least ${formatDuration(budgetNs)} in every ${formatDuration(periodNs)} on core ${schedule.core}`,
    `${formatDuration(least.suppliedNs)} in the period from ${from} to ${to} of the major frame`,
    `give ${name} more or other windows in ${schedule.path}, or a smaller budget`,
  );
}
