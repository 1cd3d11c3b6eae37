import { formatDuration } from '../../authored/duration.ts';
import { MAX_FRAME_NS } from '../../time/units.ts';
import { placed } from '../rule.ts';

/** A periodic partition has a period and a budget that fits into it. */
export const period = placed('BS2713', ({ partitions }, report) => {
  for (const { path, periodNs, budgetNs } of partitions) {
    if (periodNs === undefined && budgetNs === undefined) continue;
    if (periodNs === undefined || budgetNs === undefined) {
      const [has, lacks] = periodNs === undefined ? ['budget', 'period'] : ['period', 'budget'];
      report(path, 'a period and a budget, or neither', `a ${has} without a ${lacks}`);
    } else if (periodNs === 0n || periodNs > MAX_FRAME_NS) {
      const expected = `a period above 0 and up to ${formatDuration(MAX_FRAME_NS)}`;
      report(`${path}.period`, expected, formatDuration(periodNs));
    } else if (budgetNs === 0n || budgetNs > periodNs) {
      const expected = `a budget above 0 and up to the period of ${formatDuration(periodNs)}`;
      report(`${path}.budget`, expected, formatDuration(budgetNs));
    }
  }
});
