import { formatDuration } from '../../authored/duration.ts';
import { frameOf } from '../../time/frames.ts';
import { longestGap } from '../../time/supply.ts';
import { isSound } from '../../time/windows.ts';
import { placed } from '../rule.ts';

/** A partition that waits for its window can still kick its watchdog in time. */
export const watchdogWindows = placed('BS2920', ({ partitions, schedules }, report) => {
  for (const { path, index, cores, recovery } of partitions) {
    const { watchdogNs } = recovery;
    const own = cores.map((core) => schedules.find((schedule) => schedule.core === core));
    // On a core of its own it can always run.
    if (watchdogNs === 0n || own.length === 0 || own.some((schedule) => !schedule || !isSound(schedule)))
      continue;
    const gaps = own.map((schedule, vcpu) => longestGap(frameOf(schedule!, { partition: index, vcpu })));
    const known = gaps.filter((gap) => gap !== undefined);
    const least = known.reduce((a, b) => (b < a ? b : a), known[0] ?? 0n);
    if (known.length > 0 && least < watchdogNs) continue;
    const wait = known.length > 0 ? `up to ${formatDuration(least)}` : 'without a bound, in the background';
    const expected = `a timeout longer than the wait for its window`;
    report(`${path}.watchdog.timeout`, expected, `${formatDuration(watchdogNs)}, and it waits ${wait}`);
  }
});
