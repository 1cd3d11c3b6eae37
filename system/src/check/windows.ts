import { formatDuration } from '../authored/duration.ts';
import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import type { ScheduledWindow } from '../stages/scheduled.ts';
import { MICROSECOND_NS, MIN_WINDOW_NS } from '../time/units.ts';
import type { PlacedRule } from './rule.ts';

/** Windows follow each other within their frame, and are worth a switch. */
export const windows: PlacedRule = ({ schedules }, report) => {
  for (const { windows, majorFrameNs } of schedules) {
    for (const [index, window] of windows.entries()) {
      checkTimes(window, report);
      checkEnd(window, majorFrameNs, report);
      checkOrder(window, windows[index - 1], report);
    }
  }
};

function checkTimes({ path, startNs, durationNs }: ScheduledWindow, report: Diagnostics): void {
  for (const [field, time] of [
    ['start', startNs],
    ['duration', durationNs],
  ] as const) {
    if (time % MICROSECOND_NS === 0n) continue;
    report.add('BS2707', `${path}.${field}`, 'a multiple of 1us', formatDuration(time));
  }
  if (durationNs >= MIN_WINDOW_NS) return;
  const expected = `at least ${formatDuration(MIN_WINDOW_NS)}`;
  report.add('BS2708', `${path}.duration`, expected, formatDuration(durationNs));
}

function checkEnd(window: ScheduledWindow, majorFrameNs: bigint, report: Diagnostics): void {
  if (endOf(window) <= majorFrameNs) return;
  const expected = `a window that ends by ${formatDuration(majorFrameNs)}, when the next frame begins`;
  report.add('BS2709', window.path, expected, show(window));
}

function checkOrder(window: ScheduledWindow, before: ScheduledWindow | undefined, report: Diagnostics): void {
  if (!before || window.startNs >= endOf(before)) return;
  const expected = `a start at ${formatDuration(endOf(before))} or later, when ${before.path} has ended`;
  report.add('BS2710', window.path, expected, show(window));
}

function endOf({ startNs, durationNs }: ScheduledWindow): bigint {
  return startNs + durationNs;
}

function show(window: ScheduledWindow): string {
  return `${formatDuration(window.startNs)} to ${formatDuration(endOf(window))}`;
}
