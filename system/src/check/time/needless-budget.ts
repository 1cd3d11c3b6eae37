import { placed } from '../rule.ts';

/** A budget is promised where time is shared. */
export const needlessBudget = placed('BS2719', ({ partitions, schedules }, report) => {
  for (const { path, cores, periodNs, budgetNs } of partitions) {
    if (periodNs === undefined || budgetNs === undefined) continue;
    if (schedules.some(({ core }) => cores.includes(core))) continue;
    report(`${path}.budget`, 'a core with a schedule', 'cores of its own, which it has all the time');
  }
});
