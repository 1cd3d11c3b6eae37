import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { array, duration, optional, text, texts } from './fields.ts';
import { checkRecord, type Fields, isRecord } from './record.ts';

export const SCHEDULE: Fields = { majorFrame: duration, windows: array, background: optional(texts) };
export const WINDOW: Fields = { partition: text, start: optional(duration), duration };

export function checkSchedulesShape(schedules: Record<string, unknown>, report: Diagnostics): void {
  for (const [core, schedule] of Object.entries(schedules)) {
    const path = `schedules.${core}`;
    checkRecord(schedule, path, SCHEDULE, report);
    if (!isRecord(schedule) || !Array.isArray(schedule.windows)) continue;
    for (const [index, window] of schedule.windows.entries()) {
      checkRecord(window, `${path}.windows[${index}]`, WINDOW, report);
    }
  }
}
