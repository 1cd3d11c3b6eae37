import { formatDuration } from '../../authored/duration.ts';
import { MIN_WINDOW_NS } from '../../time/units.ts';
import { placed } from '../rule.ts';

/** A window is worth its switch. */
export const windowLength = placed('BS2708', ({ schedules }, report) => {
  for (const { path, durationNs } of schedules.flatMap(({ windows }) => windows)) {
    if (durationNs >= MIN_WINDOW_NS) continue;
    report(`${path}.duration`, `at least ${formatDuration(MIN_WINDOW_NS)}`, formatDuration(durationNs));
  }
});
