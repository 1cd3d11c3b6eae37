import { formatDuration } from '../../authored/duration.ts';
import { MAX_FRAME_NS, MIN_WINDOW_NS } from '../../time/units.ts';
import { placed } from '../rule.ts';

/** A major frame has a length that can be kept. */
export const frame = placed('BS2706', ({ schedules }, report) => {
  for (const { path, majorFrameNs } of schedules) {
    if (majorFrameNs >= MIN_WINDOW_NS && majorFrameNs <= MAX_FRAME_NS) continue;
    const expected = `${formatDuration(MIN_WINDOW_NS)} to ${formatDuration(MAX_FRAME_NS)}`;
    report(`${path}.majorFrame`, expected, formatDuration(majorFrameNs));
  }
});
