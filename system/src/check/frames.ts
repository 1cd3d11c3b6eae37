import { formatDuration } from '../authored/duration.ts';
import { MAX_FRAME_NS, MICROSECOND_NS, MIN_WINDOW_NS } from '../time/units.ts';
import type { PlacedRule } from './rule.ts';

/** A major frame has a length that can be kept. */
export const frames: PlacedRule = ({ schedules }, report) => {
  for (const { path, majorFrameNs } of schedules) {
    const actual = formatDuration(majorFrameNs);
    if (majorFrameNs < MIN_WINDOW_NS || majorFrameNs > MAX_FRAME_NS) {
      const expected = `${formatDuration(MIN_WINDOW_NS)} to ${formatDuration(MAX_FRAME_NS)}`;
      report.add('BS2706', `${path}.majorFrame`, expected, actual);
    } else if (majorFrameNs % MICROSECOND_NS !== 0n) {
      report.add('BS2707', `${path}.majorFrame`, 'a multiple of 1us', actual);
    }
  }
};
