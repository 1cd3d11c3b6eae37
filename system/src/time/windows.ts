import { formatDuration } from '../authored/duration.ts';
import type { ScheduledCore, ScheduledWindow } from '../stages/scheduled.ts';

export function endOf({ startNs, durationNs }: ScheduledWindow): bigint {
  return startNs + durationNs;
}

/** `2ms to 10ms` */
export function showWindow(window: ScheduledWindow): string {
  return `${formatDuration(window.startNs)} to ${formatDuration(endOf(window))}`;
}

/** Windows that rules refuse have no supply to speak of. */
export function isSound({ majorFrameNs, windows }: ScheduledCore): boolean {
  let endNs = 0n;
  for (const window of windows) {
    if (window.startNs < endNs) return false;
    endNs = endOf(window);
  }
  return majorFrameNs > 0n && endNs <= majorFrameNs;
}
