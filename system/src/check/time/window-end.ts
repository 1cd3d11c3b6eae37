import { formatDuration } from '../../authored/duration.ts';
import { endOf, showWindow } from '../../time/windows.ts';
import { placed } from '../rule.ts';

/** Windows do not wrap around. */
export const windowEnd = placed('BS2709', ({ schedules }, report) => {
  for (const { windows, majorFrameNs } of schedules) {
    for (const window of windows) {
      if (endOf(window) <= majorFrameNs) continue;
      const expected = `a window that ends by ${formatDuration(majorFrameNs)}, when the next frame begins`;
      report(window.path, expected, showWindow(window));
    }
  }
});
