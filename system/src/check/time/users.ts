import type { SystemDescription } from '../../authored/description.ts';
import { isCore } from '../../stages/schedule.ts';

/** A place in a schedule that names a partition. */
export interface ScheduleUser {
  readonly core: number;
  /** `schedules.1.background[0]` */
  readonly path: string;
  readonly name: string;
}

/** Of every schedule of a core of the board. */
export function scheduleUsers({ board, schedules = {} }: SystemDescription): ScheduleUser[] {
  return Object.entries(schedules).flatMap(([key, { windows, background = [] }]) => {
    if (!isCore(key, board)) return [];
    const [core, path] = [Number(key), `schedules.${key}`];
    return [
      ...windows.map(({ partition }, index) => ({
        ...{ core, path: `${path}.windows[${index}].partition`, name: partition },
      })),
      ...background.map((name, index) => ({ core, path: `${path}.background[${index}]`, name })),
    ];
  });
}
