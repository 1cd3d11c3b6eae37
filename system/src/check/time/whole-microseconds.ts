import { formatDuration } from '../../authored/duration.ts';
import type { PlacedSystem } from '../../stages/placed.ts';
import { MICROSECOND_NS } from '../../time/units.ts';
import { placed } from '../rule.ts';

/** Times of schedules are whole microseconds: counters of 1 MHz and more can keep them. */
export const wholeMicroseconds = placed('BS2707', (system, report) => {
  for (const [path, timeNs] of timesOf(system)) {
    if (timeNs % MICROSECOND_NS === 0n) continue;
    const up = formatDuration(timeNs - (timeNs % MICROSECOND_NS) + MICROSECOND_NS);
    report(path, 'a multiple of 1us', formatDuration(timeNs), `use ${up}`);
  }
});

function timesOf({ schedules, partitions }: PlacedSystem): (readonly [string, bigint])[] {
  return [
    ...schedules.flatMap(({ path, majorFrameNs, windows }) => [
      [`${path}.majorFrame`, majorFrameNs] as const,
      ...windows.flatMap((window) => [
        [`${window.path}.start`, window.startNs] as const,
        [`${window.path}.duration`, window.durationNs] as const,
      ]),
    ]),
    ...partitions.flatMap(({ path, periodNs, budgetNs }) =>
      periodNs === undefined || budgetNs === undefined ? [] : [[`${path}.period`, periodNs] as const],
    ),
  ];
}
