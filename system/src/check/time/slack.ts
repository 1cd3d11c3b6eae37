import { formatDuration } from '../../authored/duration.ts';
import { isSound } from '../../time/windows.ts';
import { placed } from '../rule.ts';

/** All of a core's time is somebody's. */
export const slack = placed('BS2717', ({ schedules }, report) => {
  for (const schedule of schedules.filter(isSound)) {
    const { path, windows, background, majorFrameNs, core } = schedule;
    const used = windows.reduce((sum, { durationNs }) => sum + durationNs, 0n);
    if (windows.length === 0 || background.length > 0 || used === majorFrameNs) continue;
    const expected = `windows for all of ${formatDuration(majorFrameNs)}, or a background`;
    report(path, expected, `${formatDuration(majorFrameNs - used)} in which core ${core} sleeps`);
  }
});
