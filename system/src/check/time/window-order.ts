import { formatDuration } from '../../authored/duration.ts';
import { endOf, showWindow } from '../../time/windows.ts';
import { placed } from '../rule.ts';

/** Windows follow each other. */
export const windowOrder = placed('BS2710', ({ schedules }, report) => {
  for (const { windows } of schedules) {
    for (const [index, window] of windows.entries()) {
      const before = windows[index - 1];
      if (!before || window.startNs >= endOf(before)) continue;
      const from = formatDuration(endOf(before));
      report(window.path, `a start at ${from} or later, when ${before.path} has ended`, showWindow(window));
    }
  }
});
