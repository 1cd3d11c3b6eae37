import { isSound } from '../../time/windows.ts';
import { placed } from '../rule.ts';

/** A schedule shares a core, or keeps a partition from it for some time. */
export const needlessSchedule = placed('BS2718', ({ partitions, schedules }, report) => {
  for (const { path, core, windows, majorFrameNs } of schedules.filter(isSound)) {
    const users = partitions.filter(({ cores }) => cores.includes(core));
    const used = windows.reduce((sum, { durationNs }) => sum + durationNs, 0n);
    if (users.length !== 1 || used !== majorFrameNs) continue;
    const [user] = users;
    if (user!.recovery.monitorsWindows || user!.periodNs !== undefined) continue;
    report(
      path,
      'several partitions on the core, or time that is kept free',
      `all of it is for ${user!.name}`,
    );
  }
});
